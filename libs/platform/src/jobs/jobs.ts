import { Injectable } from '@nestjs/common';
import { type JobsOptions } from 'bullmq';
import { Database } from '../database/database.js';
import { type Envelope, sealed } from './envelope.js';
import { type JobDefinition } from './job-definition.js';
import { checkedPayload } from './payload.js';
import { QueueBackend } from './queue-backend.js';
import { QUEUE_NAMES, type QueueName } from './queue-names.js';

export interface QueueCounts {
  queue: QueueName;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

const RETENTION = Object.freeze({
  removeOnComplete: true,
  removeOnFail: { age: 14 * 24 * 3600, count: 5000 },
} satisfies JobsOptions);

const FIRST_RETRY_MILLISECONDS = 1000;

/** Options that every job gets, scheduled ones too. */
export function optionsOf(definition: Pick<JobDefinition, 'attempts'>): JobsOptions {
  return {
    ...RETENTION,
    attempts: definition.attempts,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MILLISECONDS },
  };
}

interface QueueEntry {
  name: string;
  data: Envelope;
  opts: JobsOptions;
}

/** Puts work into the queues. */
@Injectable()
export class Jobs {
  constructor(
    private readonly backend: QueueBackend,
    private readonly database: Database,
  ) {}

  /** Inside a transaction the job is enqueued after its commit, and not at all when it rolls back. */
  enqueue<P extends object>(definition: JobDefinition<P>, payload: P): Promise<void> {
    return this.enqueueAll(definition, [payload]);
  }

  async enqueueAll<P extends object>(definition: JobDefinition<P>, payloads: readonly P[]): Promise<void> {
    const entries = payloads.map((payload) => entryOf(definition, payload));
    if (this.database.inTransaction) this.database.afterCommit(() => this.add(definition.queue, entries));
    else await this.add(definition.queue, entries);
  }

  async counts(): Promise<QueueCounts[]> {
    return Promise.all(
      QUEUE_NAMES.map(async (queue) => {
        const counts = await this.backend
          .queue(queue)
          .getJobCounts('waiting', 'active', 'delayed', 'failed', 'prioritized');
        return {
          queue,
          waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
          active: counts['active'] ?? 0,
          delayed: counts['delayed'] ?? 0,
          failed: counts['failed'] ?? 0,
        };
      }),
    );
  }

  private async add(name: QueueName, entries: readonly QueueEntry[]): Promise<void> {
    const queue = this.backend.queue(name);
    const [first] = entries;
    if (entries.length === 1 && first) await queue.add(first.name, first.data, first.opts);
    else if (entries.length > 0) await queue.addBulk([...entries]);
  }
}

function entryOf<P extends object>(definition: JobDefinition<P>, plain: P): QueueEntry {
  const payload = checkedPayload(definition, plain);
  const opts = optionsOf(definition);
  if (definition.dedupeOn) {
    // keepLastIfActive: what arrives while the job already runs gives one more run, never none.
    opts.deduplication = { id: `${definition.name}:${definition.dedupeOn(payload)}`, keepLastIfActive: true };
  }
  return { name: definition.name, data: sealed(payload), opts };
}
