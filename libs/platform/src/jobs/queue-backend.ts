import { Injectable } from '@nestjs/common';
import {
  type Processor,
  type Queue,
  type Worker,
  createPostgresBackend,
  createRedisBackend,
  withBackend,
} from 'bullmq';
import { AppConfig } from '../config/app-config.js';
import { logger } from '../telemetry/logger.js';
import { type Envelope } from './envelope.js';
import { type QueueName } from './queue-names.js';

export type JobQueue = Queue<Envelope, void>;
export type JobWorker = Worker<Envelope, void>;

const log = logger('platform.jobs');

// Plans taken while the queue was empty read whole tables (sequential scans are twice as slow); and a job is never the
// only holder of a fact, so its row may be lost with the last fifth of a second before a crash.
const POSTGRES_OPTIONS = '-c enable_seqscan=off -c synchronous_commit=off';
const LOCK_MILLISECONDS = 15_000;
const STALLED_MILLISECONDS = 10_000;

export interface WorkerSettings {
  concurrency: number;
  autorun: boolean;
}

/** BullMQ on Redis when `REDIS_URL` is given, else on PostgreSQL; each queue opens its connections at first use. */
@Injectable()
export class QueueBackend {
  private readonly queues = new Map<QueueName, JobQueue>();
  private closing: Promise<void> | undefined;

  constructor(private readonly config: AppConfig) {}

  get kind(): 'redis' | 'postgres' {
    return this.config.queue.redisUrl === undefined ? 'postgres' : 'redis';
  }

  queue(name: QueueName): JobQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const made = this.makeQueue(name);
    made.on('error', (error) => log.warn({ err: error, queue: name }, 'A queue reports an error'));
    this.queues.set(name, made);
    return made;
  }

  /** Queues that this process has used so far. */
  opened(): readonly QueueName[] {
    return [...this.queues.keys()];
  }

  worker(name: QueueName, processor: Processor<Envelope, void> | null, settings: WorkerSettings): JobWorker {
    const timing = {
      ...settings,
      lockDuration: LOCK_MILLISECONDS,
      stalledInterval: STALLED_MILLISECONDS,
      maxStalledCount: 5,
    };
    const made = this.makeWorker(name, processor, timing);
    made.on('error', (error) => log.warn({ err: error, queue: name }, 'A queue worker reports an error'));
    return made;
  }

  close(): Promise<void> {
    this.closing ??= Promise.all([...this.queues.values()].map((queue) => queue.close())).then(() => undefined);
    return this.closing;
  }

  private makeQueue(name: QueueName): JobQueue {
    const { redisUrl, prefix } = this.config.queue;
    if (redisUrl !== undefined) {
      const { Queue: RedisQueue } = withBackend(createRedisBackend);
      // A request may not wait for ever for a Redis that is away: the sweep makes up for what could not be enqueued.
      return new RedisQueue(name, {
        connection: { url: redisUrl, maxRetriesPerRequest: 1 },
        prefix,
      });
    }
    const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
    return new PostgresQueue(name, { connection: this.postgres(2) }) as unknown as JobQueue;
  }

  private makeWorker(name: QueueName, processor: Processor<Envelope, void> | null, timing: object): JobWorker {
    const { redisUrl, prefix } = this.config.queue;
    if (redisUrl !== undefined) {
      const { Worker: RedisWorker } = withBackend(createRedisBackend);
      const connection = { url: redisUrl, maxRetriesPerRequest: null };
      return new RedisWorker(name, processor, { connection, prefix, ...timing });
    }
    const { Worker: PostgresWorker } = withBackend(createPostgresBackend);
    return new PostgresWorker(name, processor, { connection: this.postgres(3), ...timing }) as unknown as JobWorker;
  }

  private postgres(max: number) {
    return {
      connectionString: this.config.database.url,
      max,
      options: POSTGRES_OPTIONS,
      application_name: 'tu-hoc-queue',
    };
  }
}
