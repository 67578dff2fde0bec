import { IsInt, Max, Min } from 'class-validator';
import { FromEnv, asWhole } from './from-env.js';

export class WorkerConfig {
  @FromEnv('WORKER_HEALTH_PORT', asWhole, '8081')
  @IsInt()
  @Min(0)
  @Max(65_535)
  healthPort!: number;

  /** Jobs at once in each queue. */
  @FromEnv('WORKER_CONCURRENCY', asWhole, '4')
  @IsInt()
  @Min(1)
  @Max(64)
  concurrency!: number;
}
