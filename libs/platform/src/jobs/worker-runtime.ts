import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Job } from 'bullmq';
import { AppConfig } from '../config/app-config.js';
import { logger } from '../telemetry/logger.js';
import { type Envelope } from './envelope.js';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { type JobWorker, QueueBackend } from './queue-backend.js';
import { QUEUE_NAMES } from './queue-names.js';
import { Schedules } from './schedules.js';

const log = logger('platform.jobs');
const PATIENCE_MILLISECONDS = 25_000;

/** The BullMQ workers of this process; only apps/worker starts them. */
@Injectable()
export class WorkerRuntime implements OnModuleDestroy {
  private workers: readonly JobWorker[] = [];
  private readonly stopping = new AbortController();
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly backend: QueueBackend,
    private readonly registry: JobRegistry,
    private readonly runner: JobRunner,
    private readonly schedules: Schedules,
  ) {}

  /** `declared` lists the jobs that must have a handler, besides those that modules provide themselves. */
  async start(declared: readonly { readonly name: string }[] = []): Promise<void> {
    this.registry.assertComplete(declared);
    await this.schedules.apply(this.registry.schedules());
    const settings = { concurrency: this.config.worker.concurrency, autorun: true };
    this.workers = QUEUE_NAMES.map((queue) => this.backend.worker(queue, (job) => this.receive(job), settings));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    log.info(
      { queues: QUEUE_NAMES, jobs: this.registry.names().length, backend: this.backend.kind },
      'The worker is ready',
    );
  }

  get running(): boolean {
    return this.workers.length > 0 && this.stopped === undefined && this.workers.every((worker) => worker.isRunning());
  }

  /** Takes no new job, tells long ones to save their place, waits for them; may be called twice. */
  stop(): Promise<void> {
    this.stopped ??= this.closeWorkers();
    return this.stopped;
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private async closeWorkers(): Promise<void> {
    this.stopping.abort();
    const ended = Promise.all(this.workers.map((worker) => worker.close()));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), PATIENCE_MILLISECONDS);
    });
    if ((await Promise.race([ended, patience])) === 'late') {
      log.warn({ milliseconds: PATIENCE_MILLISECONDS }, 'Jobs did not end in time; another worker takes them again');
      await Promise.all(this.workers.map((worker) => worker.close(true)));
    }
    clearTimeout(timer);
  }

  private receive(job: Job<Envelope, void>): Promise<void> {
    return this.runner.run({
      id: job.id ?? '',
      name: job.name,
      data: job.data,
      attempt: job.attemptsMade + 1,
      signal: this.stopping.signal,
      progress: (percent) => job.updateProgress(percent),
    });
  }
}
