import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateRuns20261124000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runs (
        id uuid constraint runs_pk primary key,
        kind text not null,
        status text not null default 'queued'
          constraint runs_status_ck check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
        cursor jsonb,
        total int,
        done int not null default 0,
        error text,
        created_by text,
        created_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz
      )`);
    await runner.query('create index runs_latest_ix on runs (kind, created_at desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table runs');
  }
}
