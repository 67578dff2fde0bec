import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiAdapter, buildOpenApi, loadConfig } from '#platform';
import { ApiModule } from './api.module.js';

/** The text of openapi.json. Nothing is connected to: in preview mode the framework only looks at the classes. */
export async function describeApi(): Promise<string> {
  const config = loadConfig({
    DATABASE_URL: 'postgres://preview@127.0.0.1/preview',
    STORAGE_DIR: '.',
    APP_SECRET: 'p'.repeat(32),
    LOG_LEVEL: 'silent',
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config), apiAdapter(config), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
}
