import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { logger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { DeliveryRetries } from './delivery-retries.js';
import { EventLogRepository, type StoredDelivery } from './event-log.repository.js';
import { type Delivered } from './subscriber.js';
import { type KnownSubscriber, Subscribers } from './subscribers.js';

const log = logger('platform.events');
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Hands waiting events to a subscriber, batch after batch, each in one transaction with its effects. */
@Injectable()
export class EventDrain {
  private readonly delivered;

  constructor(
    private readonly database: Database,
    private readonly events: EventLogRepository,
    private readonly subscribers: Subscribers,
    private readonly retries: DeliveryRetries,
    metrics: Metrics,
  ) {
    this.delivered = metrics.counter('tuhoc_events_delivered_total', 'Events delivered', ['subscriber']);
  }

  /** Until nothing waits; returns how many events were handed over. */
  async drain(name: string, signal?: AbortSignal): Promise<number> {
    const known = this.subscribers.find(name);
    if (!known) {
      log.warn({ subscriber: name }, 'Deliveries wait for a subscriber that the code does not have');
      return 0;
    }
    let total = 0;
    let after = BEFORE_ALL;
    while (!signal?.aborted) {
      const batch = await this.deliverBatch(known, after);
      total += batch.length;
      if (batch.length === 0 && after === BEFORE_ALL) break;
      // Going on after the last event spares the scan over rows just deleted; a last look from the start finds
      // events whose transaction committed late.
      after = batch.at(-1)?.id ?? BEFORE_ALL;
    }
    return total;
  }

  /** One event alone, after its batch failed. */
  async deliverAlone(name: string, eventId: string): Promise<void> {
    const known = this.subscribers.find(name);
    if (!known) return;
    try {
      await this.database.transaction(async () => {
        const stored = await this.events.takeOne(name, eventId);
        if (stored) await this.handOver(known, [stored]);
      });
    } catch (error) {
      await this.retries.recordFailure(name, eventId, error);
    }
  }

  private async deliverBatch(known: KnownSubscriber, after: string): Promise<readonly StoredDelivery[]> {
    const { name, batch } = known.subscription;
    let taken: StoredDelivery[] = [];
    try {
      await this.database.transaction(async () => {
        taken = await this.events.takeBatch(name, after, batch);
        if (taken.length > 0) await this.handOver(known, taken);
      });
    } catch (error) {
      if (taken.length === 0) throw error;
      await this.retries.setApart(
        name,
        taken.map(({ id }) => id),
        error,
      );
    }
    return taken;
  }

  private async handOver(known: KnownSubscriber, stored: readonly StoredDelivery[]): Promise<void> {
    await known.instance.deliver(stored.map((delivery) => this.revived(delivery)));
    this.database.afterCommit(() => this.delivered.inc({ subscriber: known.subscription.name }, stored.length));
  }

  private revived({ attempts, payload, ...rest }: StoredDelivery): Delivered {
    return { ...rest, event: this.subscribers.revive(rest.name, payload), attempt: attempts + 1 };
  }
}
