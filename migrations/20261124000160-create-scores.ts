import { type MigrationInterface, type QueryRunner } from 'typeorm';

const CRITERIA = [
  `create table criteria_sets (
     id uuid constraint criteria_sets_pkey primary key,
     code text not null,
     version int not null,
     content jsonb not null,
     sha256 char(64) not null,
     created_at timestamptz not null default now(),
     constraint criteria_sets_version_once unique (code, version)
   )`,
  `create table scoring_periods (
     id uuid constraint scoring_periods_pkey primary key,
     code text not null constraint scoring_periods_code_taken unique,
     name text not null,
     kind text not null constraint scoring_periods_kind_known check (kind in ('year', 'interim', 'final')),
     starts_on date not null,
     ends_on date not null,
     plan_deadline_on date not null,
     training_plan_deadline_on date not null,
     evidence_closes_on date not null,
     criteria_set_id uuid not null constraint scoring_periods_criteria_known references criteria_sets,
     state text not null default 'open' constraint scoring_periods_state_known check (state in ('open', 'provisional', 'locked')),
     opened_at timestamptz not null default now(),
     constraint scoring_periods_in_order check (starts_on <= plan_deadline_on and plan_deadline_on <= ends_on
       and starts_on <= evidence_closes_on and evidence_closes_on <= ends_on),
     constraint scoring_periods_no_overlap exclude using gist (kind with =, daterange(starts_on, ends_on, '[]') with &&)
   )`,
];

// What the record, the plans and the membership say of one person in one period: the ground that every number of a
// unit and its explanation are both read from, so that they cannot disagree.
const PEOPLE = [
  `create table person_score_facts (
     period_id uuid not null constraint person_score_facts_period_known references scoring_periods,
     person_id uuid not null constraint person_score_facts_person_known references people,
     unit_id uuid not null constraint person_score_facts_unit_known references org_units,
     category text not null,
     eligible_days int not null,
     is_eligible boolean not null,
     required_half_periods int not null,
     credited_half_periods int not null,
     months_required int not null,
     months_learned int not null,
     planned_half_periods int not null,
     fulfilled_half_periods int not null,
     plan_approved_on date,
     commitment_on date,
     plan_due_on date not null,
     training_planned_on date,
     training_plan_due_on date not null,
     as_of timestamptz not null,
     constraint person_score_facts_pkey primary key (period_id, person_id)
   )`,
  `create index person_score_facts_of_unit on person_score_facts (period_id, unit_id)`,
];

const SCORES = [
  `create table unit_scores (
     period_id uuid not null constraint unit_scores_period_known references scoring_periods,
     unit_id uuid not null constraint unit_scores_unit_known references org_units,
     total_numerator numeric not null,
     total_denominator numeric not null constraint unit_scores_total_defined check (total_denominator > 0),
     total numeric(7, 4) not null,
     band text not null,
     gates text[] not null,
     comparable boolean not null,
     awaiting_points numeric(7, 4) not null,
     eligible_count int not null,
     headcount int not null,
     changed_at timestamptz not null,
     computed_at timestamptz not null,
     constraint unit_scores_pkey primary key (period_id, unit_id)
   )`,
  `create table unit_indicator_scores (
     period_id uuid not null,
     unit_id uuid not null,
     indicator_code text not null,
     state text not null constraint unit_indicator_scores_state_known
       check (state in ('computed', 'awaiting-evidence', 'not-applicable')),
     numerator numeric not null,
     denominator numeric,
     target text not null,
     value text not null,
     points_exact text not null,
     points numeric(7, 4) not null,
     constraint unit_indicator_scores_pkey primary key (period_id, unit_id, indicator_code),
     constraint unit_indicator_scores_of_score foreign key (period_id, unit_id) references unit_scores on delete cascade
   )`,
  `create table unit_criterion_scores (
     period_id uuid not null,
     unit_id uuid not null,
     criterion_code text not null,
     applicable boolean not null,
     points_exact text not null,
     points numeric(7, 4) not null,
     constraint unit_criterion_scores_pkey primary key (period_id, unit_id, criterion_code),
     constraint unit_criterion_scores_of_score foreign key (period_id, unit_id) references unit_scores on delete cascade
   )`,
  `create table unit_score_days (
     period_id uuid not null constraint unit_score_days_period_known references scoring_periods,
     unit_id uuid not null constraint unit_score_days_unit_known references org_units,
     day date not null,
     total numeric(7, 4) not null,
     constraint unit_score_days_pkey primary key (period_id, unit_id, day)
   )`,
];

const STALE = [
  `create table stale_people (
     period_id uuid not null constraint stale_people_period_known references scoring_periods,
     person_id uuid not null constraint stale_people_person_known references people,
     since timestamptz not null default now(),
     constraint stale_people_pkey primary key (period_id, person_id)
   )`,
  `create table stale_units (
     period_id uuid not null constraint stale_units_period_known references scoring_periods,
     unit_id uuid not null constraint stale_units_unit_known references org_units,
     since timestamptz not null default now(),
     constraint stale_units_pkey primary key (period_id, unit_id)
   )`,
];

const DOWN = [
  'stale_units',
  'stale_people',
  'unit_score_days',
  'unit_criterion_scores',
  'unit_indicator_scores',
  'unit_scores',
  'person_score_facts',
  'scoring_periods',
  'criteria_sets',
].map((table) => `drop table ${table}`);

export class CreateScores20261124000160 implements MigrationInterface {
  readonly name = 'CreateScores20261124000160';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CRITERIA, ...PEOPLE, ...SCORES, ...STALE]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
