import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ASSIGNMENTS = [
  `alter table assignments add constraint assignments_side_post_once
     exclude using gist (person_id with =, unit_id with =, kind with =, valid with &&, recorded with &&)
     where (kind <> 'primary')`,
  // Whose last day has come loses the account that night; rights end on the day itself.
  `create table service_ends (
     id uuid constraint service_ends_pkey primary key,
     person_id uuid not null constraint service_ends_person_known references people,
     ends_on date not null,
     decision_number text,
     accounts_closed_at timestamptz,
     recorded_at timestamptz not null default now(),
     constraint service_ends_once unique (person_id, ends_on)
   )`,
  `create index service_ends_waiting on service_ends (ends_on) where accounts_closed_at is null`,
];

const PEOPLE = [
  `alter table people
     add column name_key text not null generated always as (lower(f_unaccent(full_name))) stored,
     add column personal_number_hash bytea,
     add column merged_into uuid constraint people_survivor_known references people,
     add constraint people_not_merged_into_self check (merged_into <> id)`,
  `create index people_by_name_key on people (name_key) where merged_into is null`,
  `create index people_by_personal_number on people (personal_number_hash)
     where personal_number_hash is not null and merged_into is null`,
  `create index people_merged_into on people (merged_into) where merged_into is not null`,
];

const MERGES = [
  // What each domain moved is in the receipts: the way back.
  `create table person_merges (
     id uuid constraint person_merges_pkey primary key,
     survivor_id uuid not null constraint person_merges_survivor_known references people,
     merged_id uuid not null constraint person_merges_merged_known references people,
     receipts jsonb not null,
     merged_at timestamptz not null,
     undone_at timestamptz,
     constraint person_merges_of_two check (survivor_id <> merged_id)
   )`,
  `create unique index person_merges_once on person_merges (merged_id) where undone_at is null`,
  `create index person_merges_of_survivor on person_merges (survivor_id)`,
  `create table person_distinctions (
     first_id uuid not null constraint person_distinctions_first_known references people,
     second_id uuid not null constraint person_distinctions_second_known references people,
     told_at timestamptz not null,
     constraint person_distinctions_pkey primary key (first_id, second_id),
     constraint person_distinctions_in_order check (first_id < second_id)
   )`,
];

const DOWN = [
  `drop table person_distinctions`,
  `drop table person_merges`,
  `drop index people_merged_into`,
  `drop index people_by_personal_number`,
  `drop index people_by_name_key`,
  `alter table people drop column merged_into, drop column personal_number_hash, drop column name_key`,
  `drop table service_ends`,
  `alter table assignments drop constraint assignments_side_post_once`,
];

export class CreatePersonMerges20261125000400 implements MigrationInterface {
  readonly name = 'CreatePersonMerges20261125000400';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ASSIGNMENTS, ...PEOPLE, ...MERGES]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
