import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { EventDrain } from '../src/events/event-drain.js';
import { Subscribers } from '../src/events/subscribers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { type JobWorker, QueueBackend } from '../src/jobs/queue-backend.js';
import { type QueueName } from '../src/jobs/queue-names.js';

export interface DrainOptions {
  /** Failed jobs stay in the queue for their next try instead of failing the test. */
  tolerateFailures?: boolean;
}

/** Does the worker's part at the test's command: real queues, real handlers, no waiting. */
export class TestWorker {
  private readonly workers = new Map<QueueName, JobWorker>();
  private failures: unknown[] = [];

  constructor(private readonly app: INestApplicationContext) {}

  async drain({ tolerateFailures = false }: DrainOptions = {}): Promise<void> {
    this.failures = [];
    while ((await this.deliver()) + (await this.work()) > 0);
    if (tolerateFailures || this.failures.length === 0) return;
    throw this.failures.length === 1 ? this.failures[0] : new AggregateError(this.failures, 'Several jobs failed');
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers.values()].map((worker) => worker.close()));
  }

  private async deliver(): Promise<number> {
    let delivered = 0;
    for (const subscriber of this.app.get(Subscribers, { strict: false }).names()) {
      delivered += await this.app.get(EventDrain, { strict: false }).drain(subscriber);
    }
    return delivered;
  }

  private async work(): Promise<number> {
    let done = 0;
    for (const queue of this.app.get(QueueBackend, { strict: false }).opened()) {
      while (await this.doNext(this.workerOf(queue))) done += 1;
    }
    return done;
  }

  private async doNext(worker: JobWorker): Promise<boolean> {
    const token = randomUUID();
    const job = await worker.getNextJob(token, { block: false });
    if (!job) return false;
    const { id = '', name, data } = job;
    const signal = new AbortController().signal;
    try {
      const progress = (percent: number): Promise<void> => job.updateProgress(percent);
      await this.app
        .get(JobRunner, { strict: false })
        .run({ id, name, data, attempt: job.attemptsMade + 1, signal, progress });
      await job.moveToCompleted(undefined, token, false);
    } catch (error) {
      this.failures.push(error);
      await job.moveToFailed(error instanceof Error ? error : new Error(String(error)), token, false);
    }
    return true;
  }

  private workerOf(queue: QueueName): JobWorker {
    const known = this.workers.get(queue);
    if (known) return known;
    const made = this.app.get(QueueBackend, { strict: false }).worker(queue, null, { concurrency: 1, autorun: false });
    this.workers.set(queue, made);
    return made;
  }
}
