import { NestFactory } from '@nestjs/core';
import { type AppConfig, type Database } from '#platform';
import { DemoModule } from '../demo/demo.module.js';
import { DemoLoader } from '../demo/load-demo.js';

export interface DemoContext {
  database: Database;
  config: AppConfig;
  projectRoot: string;
  say: (text: string) => void;
  /** Aborted when the person presses Ctrl-C meanwhile. */
  signal: AbortSignal;
}

/**
 * Fills an empty system. Called until it has once returned: after an interruption it is called again on whatever
 * the first call left, so it works in one transaction or finds its own rows again.
 */
export async function loadDemo({ config, projectRoot, say, signal }: DemoContext): Promise<void> {
  const app = await NestFactory.createApplicationContext(DemoModule.forRoot(config), { logger: false });
  try {
    await new DemoLoader(app, projectRoot, say, signal).load();
  } finally {
    await app.close();
  }
}
