import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SELF_STUDY = [
  `create table self_study_plans (
     id uuid constraint self_study_plans_pkey primary key,
     person_id uuid not null constraint self_study_plans_person_known references people,
     year int not null constraint self_study_plans_year_plausible check (year between 2000 and 2100),
     unit_id uuid not null constraint self_study_plans_unit_known references org_units,
     state text not null default 'draft' constraint self_study_plans_state_known
       check (state in ('draft', 'submitted', 'approved', 'returned')),
     commitment_accepted_at timestamptz,
     submitted_at timestamptz,
     decided_at timestamptz,
     decided_by uuid constraint self_study_plans_decider_known references people,
     approved_on date,
     return_reason text,
     planned_half_periods int not null default 0,
     updated_at timestamptz not null default now(),
     constraint self_study_plans_one_a_year unique (person_id, year),
     constraint self_study_plans_submitted_committed check (state in ('draft', 'returned') or commitment_accepted_at is not null),
     constraint self_study_plans_approved_dated check ((state = 'approved') = (approved_on is not null)),
     constraint self_study_plans_not_decided_by_self check (decided_by is distinct from person_id)
   )`,
  `create index self_study_plans_of_unit on self_study_plans (unit_id, year, state)`,
  `create table self_study_plan_items (
     id uuid constraint self_study_plan_items_pkey primary key,
     plan_id uuid not null constraint self_study_plan_items_plan_known references self_study_plans on delete cascade,
     position int not null,
     kind text not null constraint self_study_plan_items_kind_known check (kind in ('course', 'hours')),
     title text not null,
     course_id uuid constraint self_study_plan_items_course_known references courses,
     planned_half_periods int not null constraint self_study_plan_items_planned_in_range check (planned_half_periods between 1 and 400),
     due_on date not null,
     constraint self_study_plan_items_in_order unique (plan_id, position) deferrable initially deferred,
     constraint self_study_plan_items_course_once unique (plan_id, course_id) deferrable initially deferred,
     constraint self_study_plan_items_course_named check ((kind = 'course') = (course_id is not null))
   )`,
];

const UNIT_TRAINING = [
  `create table unit_training_plans (
     id uuid constraint unit_training_plans_pkey primary key,
     unit_id uuid not null constraint unit_training_plans_unit_known references org_units,
     year int not null constraint unit_training_plans_year_plausible check (year between 2000 and 2100),
     state text not null default 'draft' constraint unit_training_plans_state_known check (state in ('draft', 'approved')),
     decision_number text,
     approved_on date,
     approved_by uuid constraint unit_training_plans_approver_known references people,
     created_at timestamptz not null default now(),
     constraint unit_training_plans_one_a_year unique (unit_id, year),
     constraint unit_training_plans_approved_dated check ((state = 'approved') = (approved_on is not null))
   )`,
  `create table unit_training_plan_entries (
     plan_id uuid not null constraint unit_training_plan_entries_plan_known references unit_training_plans on delete cascade,
     person_id uuid not null constraint unit_training_plan_entries_person_known references people,
     course_id uuid not null constraint unit_training_plan_entries_course_known references courses,
     constraint unit_training_plan_entries_pkey primary key (plan_id, person_id, course_id)
   )`,
  `create index unit_training_plan_entries_of_person on unit_training_plan_entries (person_id)`,
];

const DOWN = ['unit_training_plan_entries', 'unit_training_plans', 'self_study_plan_items', 'self_study_plans'].map(
  (table) => `drop table ${table}`,
);

export class CreatePlans20261124000150 implements MigrationInterface {
  readonly name = 'CreatePlans20261124000150';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...SELF_STUDY, ...UNIT_TRAINING]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
