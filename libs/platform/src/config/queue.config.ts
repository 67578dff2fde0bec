import { IsOptional, Matches } from 'class-validator';
import { FromEnv } from './from-env.js';

export class QueueConfig {
  /** Absent: BullMQ keeps its jobs in PostgreSQL, in the schema `bullmq`. */
  @FromEnv('REDIS_URL')
  @IsOptional()
  @Matches(/^rediss?:\/\/\S+$/, { message: 'must be a redis:// or rediss:// URL' })
  redisUrl?: string;

  @FromEnv('QUEUE_PREFIX', undefined, 'tuhoc')
  @Matches(/^[a-z0-9_-]{1,40}$/, { message: 'must be 1 to 40 lower-case letters, digits, - or _' })
  prefix!: string;
}
