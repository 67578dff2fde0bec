import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigFaults, loadConfig, logger, measureProcess, nestLog, serveHealth, WorkerRuntime } from '#platform';
import { WorkerModule } from './worker.module.js';

try {
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(loadConfig(process.env)), {
    logger: nestLog(),
    abortOnError: false,
  });
  worker.enableShutdownHooks();
  measureProcess(worker);
  const healthPort = await serveHealth(worker);
  await worker.get(WorkerRuntime).start();
  logger('worker').info({ healthPort }, 'The worker is ready');
} catch (error) {
  process.stderr.write(`${error instanceof ConfigFaults ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
