import { type INestApplicationContext } from '@nestjs/common';
import { Metrics } from '../telemetry/metrics.js';

/** Only in processes that live on: tests start many applications in one. */
export function measureProcess(app: INestApplicationContext): void {
  app.get(Metrics, { strict: false }).measureProcess();
}
