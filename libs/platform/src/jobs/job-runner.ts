import { Injectable } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import { newId } from '../ids/new-id.js';
import { withContext } from '../telemetry/call-context.js';
import { logger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { type Envelope } from './envelope.js';
import { type JobRun } from './handles-job.js';
import { JobRegistry, type KnownJob } from './job-registry.js';
import { BadPayload, checkedPayload } from './payload.js';

const log = logger('platform.jobs');

export interface ReceivedJob {
  id: string;
  name: string;
  data: Envelope;
  attempt: number;
  signal: AbortSignal;
  progress(percent: number): Promise<void>;
}

/** Does one received job: unknown ones are completed, spoiled ones fail for good, the rest run in their context. */
@Injectable()
export class JobRunner {
  private readonly durations;

  constructor(
    private readonly registry: JobRegistry,
    metrics: Metrics,
  ) {
    this.durations = metrics.histogram('tuhoc_job_seconds', 'Duration of job runs', ['job', 'outcome']);
  }

  async run(job: ReceivedJob): Promise<void> {
    const known = this.registry.find(job.name);
    if (!known) {
      // A schedule or a waiting job outlives the code that made it; retrying would not bring the handler back.
      log.warn({ job: job.name, id: job.id }, 'A job that nobody handles was dropped');
      return;
    }
    const correlationId = job.data.correlationId ?? newId();
    await withContext({ correlationId, actor: job.data.actor ?? 'system' }, () =>
      this.measured(job, () => perform(known, job, correlationId)),
    );
  }

  private async measured(job: ReceivedJob, work: () => Promise<void>): Promise<void> {
    const stop = this.durations.startTimer({ job: job.name });
    try {
      await work();
      stop({ outcome: 'done' });
    } catch (error) {
      stop({ outcome: 'failed' });
      log.warn({ err: error, job: job.name, id: job.id, attempt: job.attempt }, 'A job failed');
      throw error;
    }
  }
}

async function perform(known: KnownJob, job: ReceivedJob, correlationId: string): Promise<void> {
  const payload = received(known, job);
  const run: JobRun = {
    attempt: job.attempt,
    signal: job.signal,
    correlationId,
    progress: (percent) => job.progress(percent),
  };
  await known.perform(payload, run);
}

function received(known: KnownJob, job: ReceivedJob): object {
  try {
    return checkedPayload(known.definition, job.data.payload);
  } catch (error) {
    throw error instanceof BadPayload ? new UnrecoverableError(error.message) : error;
  }
}
