import { Injectable } from '@nestjs/common';
import { CIVIL_TIME_ZONE } from '../clock/civil-date.js';
import { logger } from '../telemetry/logger.js';
import { sealed } from './envelope.js';
import { optionsOf } from './jobs.js';
import { checkedPayload } from './payload.js';
import { QueueBackend } from './queue-backend.js';
import { QUEUE_NAMES } from './queue-names.js';
import { type Schedule, milliseconds } from './schedule.js';

const log = logger('platform.jobs');

/** Brings the schedules kept in the queues in line with those that the code defines. */
@Injectable()
export class Schedules {
  constructor(private readonly backend: QueueBackend) {}

  async apply(schedules: readonly Schedule[]): Promise<void> {
    for (const schedule of schedules) await this.upsert(schedule);
    await this.removeAllBut(new Set(schedules.map((schedule) => `${schedule.job.queue}/${schedule.id}`)));
  }

  private async upsert(schedule: Schedule): Promise<void> {
    const { id, job, every, cron } = schedule;
    const timing = every === undefined ? { pattern: cron ?? '', tz: CIVIL_TIME_ZONE } : { every: milliseconds(every) };
    await this.backend.queue(job.queue).upsertJobScheduler(id, timing, {
      name: job.name,
      data: sealed(checkedPayload(job, schedule.payload)),
      opts: optionsOf(job),
    });
  }

  private async removeAllBut(wanted: ReadonlySet<string>): Promise<void> {
    for (const name of QUEUE_NAMES) {
      const queue = this.backend.queue(name);
      for (const { key } of await queue.getJobSchedulers()) {
        if (wanted.has(`${name}/${key}`)) continue;
        await queue.removeJobScheduler(key);
        log.info({ queue: name, schedule: key }, 'A schedule that the code no longer has was removed');
      }
    }
  }
}
