import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface SubscriberLag {
  subscriber: string;
  pending: number;
  parked: number;
  oldestSeconds: number;
}

/** Rows of `event_deliveries` that did not go through at once: waiting, retried, parked. */
@Injectable()
export class PendingDeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** Takes the deliveries of a failed batch out of the batches; returns those that are still there. */
  async setApart(subscriber: string, eventIds: readonly string[], error: string): Promise<string[]> {
    const rows = await this.database.query<{ event_id: string }>(
      `update event_deliveries set attempts = attempts + 1, next_attempt_at = now(), last_error = $3
       where subscriber = $1 and event_id = any($2::uuid[]) and next_attempt_at is null and parked_at is null
       returning event_id`,
      [subscriber, eventIds, error],
    );
    return rows.map((row) => row.event_id);
  }

  /** Counts one more failure; parks the delivery at `mostAttempts`. Returns whether it is parked now. */
  async recordFailure(subscriber: string, eventId: string, error: string, mostAttempts: number): Promise<boolean> {
    const row = await this.database.one<{ parked: boolean }>(
      `update event_deliveries
       set attempts = attempts + 1, last_error = $3,
           next_attempt_at = now() + make_interval(secs => least(power(2, attempts), 300)),
           parked_at = case when attempts + 1 >= $4 then now() end
       where subscriber = $1 and event_id = $2 and parked_at is null
       returning parked_at is not null as parked`,
      [subscriber, eventId, error, mostAttempts],
    );
    return row?.parked ?? false;
  }

  /** Subscribers whose bell must have been lost: something waits for longer than that. */
  async subscribersWaiting(longerThanSeconds: number): Promise<string[]> {
    const rows = await this.database.query<{ subscriber: string }>(
      `select distinct subscriber from event_deliveries
       where next_attempt_at is null and parked_at is null and created_at < now() - make_interval(secs => $1)`,
      [longerThanSeconds],
    );
    return rows.map((row) => row.subscriber);
  }

  /** Single retries that are overdue: their job was lost. */
  async overdueRetries(longerThanSeconds: number, limit: number): Promise<{ subscriber: string; eventId: string }[]> {
    return this.database.query(
      `select subscriber, event_id as "eventId" from event_deliveries
       where parked_at is null and next_attempt_at < now() - make_interval(secs => $1)
       order by next_attempt_at limit $2`,
      [longerThanSeconds, limit],
    );
  }

  async lag(): Promise<SubscriberLag[]> {
    return this.database.query<SubscriberLag>(
      `select subscriber,
              count(*) filter (where parked_at is null)::int as pending,
              count(*) filter (where parked_at is not null)::int as parked,
              coalesce(extract(epoch from now() - min(created_at) filter (where parked_at is null)), 0)::float8 as "oldestSeconds"
       from event_deliveries group by subscriber order by subscriber`,
    );
  }

  /** Removes delivered events with ids below `beforeId` (ids are in the order of time), a chunk at a time. */
  async trimEvents(beforeId: string, limit: number): Promise<number> {
    return this.database.affected(
      `delete from events where id in (
         select e.id from events e
         where e.id < $1 and not exists (select from event_deliveries d where d.event_id = e.id)
         order by e.id limit $2)`,
      [beforeId, limit],
    );
  }
}
