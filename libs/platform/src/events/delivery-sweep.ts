import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Jobs } from '../jobs/jobs.js';
import { logger } from '../telemetry/logger.js';
import { retryDelivery, ringDoorbell } from './event.jobs.js';
import { PendingDeliveriesRepository } from './pending-deliveries.repository.js';
import { Subscribers } from './subscribers.js';

const log = logger('platform.events');

const BELL_LOST_SECONDS = 5;
const RETRY_LOST_SECONDS = 30;
const RETRIES_A_SWEEP = 1000;
const KEPT_MILLISECONDS = 30 * 24 * 3_600_000;
const TRIM_CHUNK = 10_000;

/** Makes up for everything that a queue can lose: the rows are the truth. */
@Injectable()
export class DeliverySweep {
  constructor(
    private readonly deliveries: PendingDeliveriesRepository,
    private readonly subscribers: Subscribers,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async sweep(olderThanSeconds = BELL_LOST_SECONDS): Promise<void> {
    const round = String(Math.floor(this.clock.now().getTime() / 1000 / BELL_LOST_SECONDS));
    for (const subscriber of await this.deliveries.subscribersWaiting(olderThanSeconds)) {
      if (this.subscribers.find(subscriber)) await this.jobs.enqueue(ringDoorbell, { subscriber, round });
    }
    const overdue = await this.deliveries.overdueRetries(RETRY_LOST_SECONDS, RETRIES_A_SWEEP);
    await this.jobs.enqueueAll(retryDelivery, overdue);
  }

  /** Events that everybody has are kept for 30 days. */
  async trim(): Promise<number> {
    const before = lowestIdAt(new Date(this.clock.now().getTime() - KEPT_MILLISECONDS));
    let removed = 0;
    for (;;) {
      const chunk = await this.deliveries.trimEvents(before, TRIM_CHUNK);
      removed += chunk;
      if (chunk < TRIM_CHUNK) break;
    }
    log.info({ removed }, 'Old events were trimmed');
    return removed;
  }
}

/** UUIDv7 begins with the milliseconds since 1970. */
export function lowestIdAt(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
