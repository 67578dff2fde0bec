import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface ParkedDelivery {
  eventId: string;
  subscriber: string;
  name: string;
  payload: object;
  occurredAt: Date;
  parkedAt: Date;
  attempts: number;
  lastError: string | null;
  correlationId: string | null;
}

@Injectable()
export class ParkedDeliveriesRepository {
  constructor(private readonly database: Database) {}

  async list(subscriber: string | null, limit: number, offset: number): Promise<ParkedDelivery[]> {
    return this.database.query<ParkedDelivery>(
      `select d.event_id as "eventId", d.subscriber, e.name, e.payload, e.occurred_at as "occurredAt",
              d.parked_at as "parkedAt", d.attempts, d.last_error as "lastError", e.correlation_id as "correlationId"
       from event_deliveries d join events e on e.id = d.event_id
       where d.parked_at is not null and ($1::text is null or d.subscriber = $1)
       order by d.parked_at desc, d.event_id limit $2 offset $3`,
      [subscriber, limit, offset],
    );
  }

  async count(subscriber: string | null): Promise<number> {
    const row = await this.database.one<{ count: number }>(
      `select count(*)::int as count from event_deliveries where parked_at is not null and ($1::text is null or subscriber = $1)`,
      [subscriber],
    );
    return row?.count ?? 0;
  }

  /** Back among the waiting ones, as if never tried; all of the subscriber's when no event is named. */
  async unpark(subscriber: string, eventId: string | null): Promise<number> {
    return this.database.affected(
      `update event_deliveries set parked_at = null, next_attempt_at = null, attempts = 0, created_at = now()
       where subscriber = $1 and ($2::uuid is null or event_id = $2) and parked_at is not null`,
      [subscriber, eventId],
    );
  }

  /** Ends a parked delivery for good and writes down why. */
  async discard(subscriber: string, eventId: string, reason: string, discardedBy: string): Promise<number> {
    return this.database.affected(
      `with gone as (
         delete from event_deliveries where subscriber = $1 and event_id = $2 and parked_at is not null
         returning event_id, subscriber, last_error
       )
       insert into discarded_deliveries (event_id, subscriber, last_error, reason, discarded_by)
       select event_id, subscriber, last_error, $3, $4 from gone
       on conflict (subscriber, event_id) do update
         set reason = excluded.reason, discarded_by = excluded.discarded_by, discarded_at = now()`,
      [subscriber, eventId, reason, discardedBy],
    );
  }
}
