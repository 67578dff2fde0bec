import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateTakeDeliveries20261124000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A function, because only a function can carry planner settings of its own: statistics of a table that is empty
    // most of the time make the planner read and sort the whole backlog for each batch of it. A row's ctid is safe here: it is locked by the same statement, so it cannot move.
    await runner.query(`
      create function take_deliveries(of_subscriber text, after_event uuid, at_most int)
      returns table (id uuid, name text, payload jsonb, occurred_at timestamptz, correlation_id text, attempts int)
      language sql volatile
      set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off
      set enable_hashjoin = off set enable_mergejoin = off
      as $$
        with gone as (
          delete from event_deliveries
          where ctid = any (array(
            select d.ctid from event_deliveries d
            where d.subscriber = of_subscriber and d.event_id > after_event
              and d.next_attempt_at is null and d.parked_at is null
            order by d.event_id limit at_most
            for update skip locked
          ))
          returning event_id, attempts
        )
        select e.id, e.name, e.payload, e.occurred_at, e.correlation_id, g.attempts
        from gone g join events e on e.id = g.event_id
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function take_deliveries(text, uuid, int)');
  }
}
