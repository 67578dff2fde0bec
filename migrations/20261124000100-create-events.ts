import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateEvents20261124000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table events (
        id uuid constraint events_pk primary key,
        name text not null,
        payload jsonb not null,
        occurred_at timestamptz not null,
        correlation_id text,
        actor text
      )`);
    // No foreign key to events: both rows are written by one statement, trimming removes only events without
    // deliveries, and the check of each row would cost a fifth of the outbox's throughput.
    await runner.query(`
      create table event_deliveries (
        event_id uuid not null,
        subscriber text not null,
        created_at timestamptz not null default now(),
        attempts int not null default 0,
        next_attempt_at timestamptz,
        parked_at timestamptz,
        last_error text,
        constraint event_deliveries_pk primary key (subscriber, event_id)
      ) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)`);
    await runner.query(
      `create index event_deliveries_retry_ix on event_deliveries (next_attempt_at) where next_attempt_at is not null and parked_at is null`,
    );
    await runner.query(
      `create index event_deliveries_parked_ix on event_deliveries (parked_at) where parked_at is not null`,
    );
    await runner.query(`
      create table discarded_deliveries (
        event_id uuid not null,
        subscriber text not null,
        last_error text,
        reason text not null constraint discarded_deliveries_reason_ck check (length(trim(reason)) > 0),
        discarded_by text not null,
        discarded_at timestamptz not null default now(),
        constraint discarded_deliveries_pk primary key (subscriber, event_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discarded_deliveries');
    await runner.query('drop table event_deliveries');
    await runner.query('drop table events');
  }
}
