import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface NewEvent {
  id: string;
  name: string;
  payload: string;
}

export interface StoredDelivery {
  id: string;
  name: string;
  payload: object;
  occurredAt: Date;
  correlationId: string | null;
  attempts: number;
}

const STORED = `e.id, e.name, e.payload, e.occurred_at as "occurredAt", e.correlation_id as "correlationId", g.attempts`;

/** Rows of `events` and `event_deliveries` on the way out: stored with the writer's transaction, taken in batches. */
@Injectable()
export class EventLogRepository {
  constructor(private readonly database: Database) {}

  /** Events and one pending delivery per subscriber, in one statement. */
  async append(
    events: readonly NewEvent[],
    routes: readonly { event: string; subscriber: string }[],
    told: { occurredAt: Date; correlationId: string | null; actor: string | null },
  ): Promise<void> {
    await this.database.named(
      'platform.append-events',
      `with published as (
         insert into events (id, name, payload, occurred_at, correlation_id, actor)
         select id, name, payload::jsonb, $4::timestamptz, $5, $6
         from unnest($1::uuid[], $2::text[], $3::text[]) as n (id, name, payload)
         returning id, name
       )
       insert into event_deliveries (subscriber, event_id)
       select r.subscriber, p.id
       from published p
       join unnest($7::text[], $8::text[]) as r (name, subscriber) on r.name = p.name`,
      [
        events.map(({ id }) => id),
        events.map(({ name }) => name),
        events.map(({ payload }) => payload),
        told.occurredAt,
        told.correlationId,
        told.actor,
        routes.map(({ event }) => event),
        routes.map(({ subscriber }) => subscriber),
      ],
    );
  }

  /**
   * Removes up to `limit` pending deliveries after the event `after` and returns their events, oldest first.
   * Rows that another drainer holds are passed over; a rollback puts all of them back.
   */
  async takeBatch(subscriber: string, after: string, limit: number): Promise<StoredDelivery[]> {
    const taken = await this.database.named<StoredDelivery>(
      'platform.take-batch',
      `select id, name, payload, occurred_at as "occurredAt", correlation_id as "correlationId", attempts
       from take_deliveries($1, $2, $3)`,
      [subscriber, after, limit],
    );
    return taken.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** Removes one delivery that failed in its batch; null when it is done, parked or in other hands. */
  async takeOne(subscriber: string, eventId: string): Promise<StoredDelivery | null> {
    return this.database.one<StoredDelivery>(
      `with taken as (
         select event_id from event_deliveries
         where subscriber = $1 and event_id = $2 and parked_at is null
         for update skip locked
       ), g as (
         delete from event_deliveries d using taken t
         where d.subscriber = $1 and d.event_id = t.event_id
         returning d.event_id, d.attempts
       )
       select ${STORED} from g join events e on e.id = g.event_id`,
      [subscriber, eventId],
    );
  }
}
