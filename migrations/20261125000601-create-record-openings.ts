import { type MigrationInterface, type QueryRunner } from 'typeorm';

// One row a viewer, person and day: the trail says once a day that somebody looked, not at each click.
const UP = [
  `create table record_openings (
     viewer_account_id uuid not null constraint record_openings_viewer_known references accounts on delete cascade,
     person_id uuid not null constraint record_openings_person_known references people,
     day date not null,
     reason text constraint record_openings_reason_known
       check (reason in ('inspection', 'award-dossier', 'transfer', 'complaint', 'other')),
     purpose text constraint record_openings_purpose_said check (length(purpose) >= 15),
     opened_at timestamptz not null,
     open_until timestamptz,
     constraint record_openings_pkey primary key (viewer_account_id, person_id, day),
     constraint record_openings_purpose_whole check ((reason is null) = (open_until is null)
       and (reason is distinct from 'other' or purpose is not null))
   )`,
  `create index record_openings_of_person on record_openings (person_id)`,
];

export class CreateRecordOpenings20261125000601 implements MigrationInterface {
  readonly name = 'CreateRecordOpenings20261125000601';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table record_openings`);
  }
}
