import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `create table imports (
     id uuid constraint imports_pkey primary key,
     kind text not null,
     file_name text not null,
     file_key text not null,
     size_bytes bigint not null,
     format text constraint imports_format_known check (format in ('xlsx', 'csv', 'oneroster')),
     state text not null default 'reading' constraint imports_state_known check (state in
       ('reading', 'planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed', 'cancelled')),
     fault jsonb,
     header text[],
     recognised text[],
     ignored text[],
     scope uuid[],
     actor jsonb not null,
     total int not null default 0,
     created_by_name text not null,
     created_at timestamptz not null,
     touched_at timestamptz not null,
     applied_at timestamptz,
     undone_at timestamptz,
     emptied_at timestamptz
   )`,
  `create index imports_latest on imports (created_at desc, id)`,
  `create index imports_under_way on imports (touched_at) where state in ('reading', 'planning', 'applying', 'undoing')`,
  // One row of the file: what it said, what was planned, what came of it. The file's own values go after 30 days.
  `create table import_rows (
     import_id uuid not null constraint import_rows_import_known references imports on delete cascade,
     row_number int not null,
     level int not null default 0,
     key text not null,
     refs text[] not null default '{}',
     group_key text not null,
     cells jsonb not null,
     given jsonb not null,
     title text not null,
     outcome text constraint import_rows_outcome_known check (outcome in ('create', 'change', 'unchanged', 'refused')),
     reason text,
     facts jsonb not null default '{}',
     changes jsonb not null default '[]',
     ground text,
     result text constraint import_rows_result_known check (result in ('applied', 'refused', 'stopped', 'undone', 'kept')),
     undo jsonb,
     constraint import_rows_pkey primary key (import_id, row_number),
     constraint import_rows_refused_with_reason check (coalesce(outcome, '') <> 'refused' or reason is not null)
   )`,
  `create index import_rows_in_order on import_rows (import_id, level, group_key, row_number)`,
  `create index import_rows_by_key on import_rows (import_id, key)`,
  // A person whom an undone import had added: not deleted, for what was known about them must stay readable.
  `alter table people add column withdrawn_at timestamptz`,
];

const DOWN = [`alter table people drop column withdrawn_at`, `drop table import_rows`, `drop table imports`];

export class CreateImports20261125000700 implements MigrationInterface {
  readonly name = 'CreateImports20261125000700';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
