import { type MigrationInterface, type QueryRunner } from 'typeorm';

const FACTS = [
  `create table learning_facts (
     id uuid constraint learning_facts_pkey primary key,
     kind text not null constraint learning_facts_kind_known check (kind in ('lesson', 'course', 'external')),
     person_id uuid not null constraint learning_facts_person_known references people,
     course_id uuid constraint learning_facts_course_known references courses,
     course_version_id uuid constraint learning_facts_version_known references course_versions,
     lesson_id uuid constraint learning_facts_lesson_known references lessons,
     occurred_at timestamptz not null,
     recorded_at timestamptz not null default now(),
     source text not null,
     source_key text not null,
     nominal_half_periods int not null constraint learning_facts_credit_not_negative check (nominal_half_periods >= 0),
     evidence jsonb not null default '{}',
     constraint learning_facts_once unique (source, source_key),
     constraint learning_facts_course_named check (kind <> 'course' or (course_id is not null and course_version_id is not null))
   )`,
  `create index learning_facts_of_person on learning_facts (person_id, occurred_at)`,
];

const JUDGEMENTS = [
  `create table judgements (
     id uuid constraint judgements_pkey primary key,
     fact_id uuid not null constraint judgements_fact_known references learning_facts,
     rule_version int not null,
     verdict text not null constraint judgements_verdict_known check (verdict in ('accepted', 'rejected', 'held')),
     reason_code text not null,
     reason text,
     decided_by uuid constraint judgements_decider_known references people,
     decided_at timestamptz not null default now(),
     supersedes_id uuid constraint judgements_superseded_once unique constraint judgements_superseded_known references judgements
   )`,
  `create index judgements_of_fact on judgements (fact_id)`,
];

// A completion is the current judgement of a course fact; the key is rule A1: one per person, course version and year.
const COMPLETIONS = [
  `create table completions (
     id uuid constraint completions_pkey primary key,
     fact_id uuid not null constraint completions_fact_once unique constraint completions_fact_known references learning_facts,
     judgement_id uuid not null constraint completions_judgement_known references judgements,
     person_id uuid not null constraint completions_person_known references people,
     course_id uuid not null constraint completions_course_known references courses,
     course_version_id uuid not null constraint completions_version_known references course_versions,
     year int not null,
     completed_at timestamptz not null,
     completed_on date not null,
     unit_id uuid constraint completions_unit_known references org_units,
     credit_half_periods int not null constraint completions_credit_not_negative check (credit_half_periods >= 0),
     recorded_at timestamptz not null default now(),
     constraint completions_once_a_year unique (person_id, course_version_id, year)
   )`,
  `create index completions_by_day on completions (completed_on, id)`,
  `create index completions_of_unit on completions (unit_id, completed_on)`,
];

const APPEND_ONLY = [
  `create function refuse_rewriting() returns trigger language plpgsql as $$
   begin
     raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = tg_table_name || '_append_only';
   end $$`,
  ...['learning_facts', 'judgements'].flatMap((table) => [
    `create trigger ${table}_kept before update or delete on ${table} for each row execute function refuse_rewriting()`,
    `create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_rewriting()`,
  ]),
];

const DOWN = [
  `drop table completions`,
  `drop table judgements`,
  `drop table learning_facts`,
  `drop function refuse_rewriting()`,
];

export class CreateLearningRecord20261124000140 implements MigrationInterface {
  readonly name = 'CreateLearningRecord20261124000140';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...FACTS, ...JUDGEMENTS, ...COMPLETIONS, ...APPEND_ONLY]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
