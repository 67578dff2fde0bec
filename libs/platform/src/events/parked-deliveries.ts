import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { currentContext } from '../telemetry/call-context.js';
import { Doorbell } from './doorbell.js';
import { type ParkedDelivery, ParkedDeliveriesRepository } from './parked-deliveries.repository.js';

export interface ParkedQuery {
  subscriber?: string;
  page?: number;
  size?: number;
}

/** Deliveries that failed their last try: a person looks at them, then replays or discards. */
@Injectable()
export class ParkedDeliveries {
  constructor(
    private readonly parked: ParkedDeliveriesRepository,
    private readonly database: Database,
    private readonly doorbell: Doorbell,
  ) {}

  async list({ subscriber, page = 1, size = 50 }: ParkedQuery = {}): Promise<{
    items: ParkedDelivery[];
    total: number;
  }> {
    const [items, total] = await Promise.all([
      this.parked.list(subscriber ?? null, size, (page - 1) * size),
      this.parked.count(subscriber ?? null),
    ]);
    return { items, total };
  }

  /** Delivers again; false when it is not parked (any more). */
  async replay(subscriber: string, eventId: string): Promise<boolean> {
    return (await this.unpark(subscriber, eventId)) > 0;
  }

  /** Delivers all parked ones of a subscriber again; returns how many. */
  replayAll(subscriber: string): Promise<number> {
    return this.unpark(subscriber, null);
  }

  /** Gives a delivery up, with the reason on record; false when it is not parked (any more). */
  async discard(subscriber: string, eventId: string, reason: string): Promise<boolean> {
    return (await this.parked.discard(subscriber, eventId, reason, currentContext().actor ?? 'system')) > 0;
  }

  private async unpark(subscriber: string, eventId: string | null): Promise<number> {
    const count = await this.parked.unpark(subscriber, eventId);
    if (count > 0) this.database.afterCommit(() => this.doorbell.ring([subscriber]));
    return count;
  }
}
