import { type MigrationInterface, type QueryRunner } from 'typeorm';

const PEOPLE = [
  `create table people (
     id uuid constraint people_pkey primary key,
     full_name text not null constraint people_full_name_normalised
       check (full_name is nfc normalized and full_name = btrim(full_name) and full_name <> ''),
     given_name text not null generated always as (regexp_replace(full_name, '^.*\\s', '')) stored,
     staff_code text constraint people_staff_code_taken unique,
     birth_date date,
     email text,
     gender text constraint people_gender_known check (gender in ('female', 'male', 'other')),
     created_at timestamptz not null default now(),
     search_text text not null generated always as (lower(f_unaccent(full_name || ' ' || coalesce(staff_code, '')))) stored
   )`,
  `create index people_search on people using gin (search_text gin_trgm_ops)`,
  `create index people_in_order on people (given_name collate vi, full_name collate vi, id)`,
];

const ASSIGNMENTS = [
  `create table assignments (
     id uuid constraint assignments_pkey primary key,
     person_id uuid not null constraint assignments_person_known references people,
     unit_id uuid not null constraint assignments_unit_known references org_units,
     position text not null,
     category text not null constraint assignments_category_known
       check (category in ('cadre', 'civil_servant', 'public_employee', 'contract_worker')),
     kind text not null constraint assignments_kind_known check (kind in ('primary', 'secondment', 'concurrent')),
     decision_number text,
     valid daterange not null constraint assignments_valid_bounded check (not isempty(valid) and not lower_inf(valid)),
     recorded tstzrange not null default tstzrange(now(), null),
     constraint assignments_one_primary exclude using gist (person_id with =, valid with &&, recorded with &&)
       where (kind = 'primary')
   )`,
  `create index assignments_of_person on assignments (person_id) where upper_inf(recorded)`,
  `create index assignments_of_unit on assignments (unit_id) where upper_inf(recorded)`,
  `create trigger assignments_history before update on assignments for each row execute function keep_recorded_history()`,
  `create view current_assignments as
     select id, person_id, unit_id, position, category, kind, decision_number, valid,
            lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as recorded_at
     from assignments where upper_inf(recorded)`,
];

const LEAVES = [
  `create table leaves (
     id uuid constraint leaves_pkey primary key,
     person_id uuid not null constraint leaves_person_known references people,
     kind text not null constraint leaves_kind_known
       check (kind in ('maternity', 'sick', 'study', 'unpaid', 'suspension', 'outward_secondment')),
     document_number text,
     valid daterange not null constraint leaves_valid_bounded check (not isempty(valid) and not lower_inf(valid)),
     recorded tstzrange not null default tstzrange(now(), null),
     constraint leaves_no_overlap exclude using gist (person_id with =, valid with &&, recorded with &&)
   )`,
  `create index leaves_of_person on leaves (person_id) where upper_inf(recorded)`,
  `create trigger leaves_history before update on leaves for each row execute function keep_recorded_history()`,
  `create view current_leaves as
     select id, person_id, kind, document_number, valid,
            lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as recorded_at
     from leaves where upper_inf(recorded)`,
];

const DOWN = [
  `drop view current_leaves`,
  `drop table leaves`,
  `drop view current_assignments`,
  `drop table assignments`,
  `drop table people`,
];

export class CreatePeople20261124000112 implements MigrationInterface {
  readonly name = 'CreatePeople20261124000112';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...PEOPLE, ...ASSIGNMENTS, ...LEAVES]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
