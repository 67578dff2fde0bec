import { Injectable } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { logger } from '../telemetry/logger.js';
import { TRIES_ALONE, retryDelivery } from './event.jobs.js';
import { PendingDeliveriesRepository } from './pending-deliveries.repository.js';

const log = logger('platform.events');
const LONGEST_ERROR = 2000;

/** One bad event must not hold up a thousand good ones: a failed batch is tried again event by event. */
@Injectable()
export class DeliveryRetries {
  constructor(
    private readonly deliveries: PendingDeliveriesRepository,
    private readonly jobs: Jobs,
  ) {}

  async setApart(subscriber: string, eventIds: readonly string[], error: unknown): Promise<void> {
    const apart = await this.deliveries.setApart(subscriber, eventIds, saying(error));
    log.warn({ err: error, subscriber, events: apart.length }, 'A batch failed and is tried again event by event');
    await this.jobs.enqueueAll(
      retryDelivery,
      apart.map((eventId) => ({ subscriber, eventId })),
    );
  }

  /** Throws the error again while tries are left, so that the queue waits longer before each of them. */
  async recordFailure(subscriber: string, eventId: string, error: unknown): Promise<void> {
    const parked = await this.deliveries.recordFailure(subscriber, eventId, saying(error), TRIES_ALONE + 1);
    if (!parked) throw error;
    log.error({ err: error, subscriber, eventId }, 'A delivery was parked after its last try');
  }
}

function saying(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, LONGEST_ERROR);
}
