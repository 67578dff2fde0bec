import { type MigrationInterface, type QueryRunner } from 'typeorm';

// run_id tells one try from another: a worker that was thought dead can no longer finish or report. The heartbeat is
// the database's clock, so that workers on several machines agree on who is late.
const UP = [
  `create table exports (
     id uuid constraint exports_pkey primary key,
     kind text not null constraint exports_kind_known check (kind in ('completions')),
     format text not null constraint exports_format_known check (format in ('csv', 'xlsx')),
     filter jsonb not null,
     scope_unit_ids uuid[],
     requested_by uuid not null constraint exports_requester_known references accounts,
     requested_by_name text not null,
     request_key uuid not null,
     as_of timestamptz not null default now(),
     state text not null default 'queued' constraint exports_state_known
       check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
     run_id uuid,
     attempts int not null default 0,
     heartbeat_at timestamptz,
     total_rows int,
     done_rows int not null default 0,
     size_bytes bigint,
     sha256 char(64),
     storage_key text,
     file_name text not null,
     error text,
     created_at timestamptz not null default now(),
     started_at timestamptz,
     finished_at timestamptz,
     expires_at timestamptz,
     removed_at timestamptz,
     constraint exports_request_once unique (requested_by, request_key),
     constraint exports_running_named check (state <> 'running' or (run_id is not null and heartbeat_at is not null)),
     constraint exports_done_whole check (state <> 'done'
       or (sha256 is not null and size_bytes is not null and storage_key is not null and expires_at is not null)),
     constraint exports_ended_dated check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null))
   )`,
  `create index exports_of_account on exports (requested_by, created_at desc)`,
  `create index exports_newest on exports (created_at desc)`,
  `create index exports_unfinished on exports (created_at) where state in ('queued', 'running')`,
  `create index exports_with_file on exports (finished_at)
     where removed_at is null and run_id is not null and state in ('done', 'failed', 'cancelled')`,
];

export class CreateExports20261124000180 implements MigrationInterface {
  readonly name = 'CreateExports20261124000180';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table exports`);
  }
}
