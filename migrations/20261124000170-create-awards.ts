import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TITLES = `'letter_of_commendation', 'com_province_chair', 'com_minister', 'com_pm', 'advanced_worker',
  'base_emulation_fighter', 'advanced_collective', 'excellent_collective'`;

const UP = [
  `create table award_standings (
     period_id uuid not null constraint award_standings_period_known references scoring_periods,
     unit_id uuid not null constraint award_standings_unit_known references org_units,
     total numeric(7, 4) not null,
     band text not null,
     comparable boolean not null,
     provisional boolean not null,
     headcount int not null,
     size_band text not null constraint award_standings_size_band_known check (size_band in ('to10', 'to30', 'to100', 'over100')),
     rank_in_band int,
     units_in_band int not null,
     candidate_for text[] not null default '{}',
     updated_at timestamptz not null default now(),
     constraint award_standings_pkey primary key (period_id, unit_id)
   )`,
  `create table nominations (
     id uuid constraint nominations_pkey primary key,
     period_id uuid not null constraint nominations_period_known references scoring_periods,
     subject_kind text not null constraint nominations_subject_kind_known check (subject_kind in ('individual', 'collective')),
     person_id uuid constraint nominations_person_known references people,
     unit_id uuid not null constraint nominations_unit_known references org_units,
     title_code text not null constraint nominations_title_known check (title_code in (${TITLES})),
     grounds text not null,
     score_total numeric(7, 4),
     score_band text,
     state text not null default 'draft' constraint nominations_state_known check (state in ('draft', 'submitted', 'approved', 'declined')),
     created_by uuid not null constraint nominations_creator_known references people,
     created_at timestamptz not null default now(),
     submitted_at timestamptz,
     decided_by uuid constraint nominations_decider_known references people,
     decided_at timestamptz,
     reason text,
     constraint nominations_subject_named check ((subject_kind = 'individual') = (person_id is not null)),
     constraint nominations_decided_with_reason check (state not in ('approved', 'declined') or (decided_at is not null and reason is not null)),
     constraint nominations_not_decided_by_subject check (decided_by is null or decided_by is distinct from person_id)
   )`,
  // Rule P01: one achievement, one form. A declined nomination may be followed by a new one.
  `create unique index nominations_once on nominations (period_id, title_code, unit_id, coalesce(person_id, unit_id)) where state <> 'declined'`,
  `create table award_register (
     id uuid constraint award_register_pkey primary key,
     nomination_id uuid not null constraint award_register_nomination_once unique constraint award_register_nomination_known references nominations,
     decision_number text not null,
     decided_on date not null,
     signer text not null,
     ordinal int not null,
     entered_at timestamptz not null default now(),
     constraint award_register_ordinal_once unique (decision_number, decided_on, ordinal)
   )`,
  `create trigger award_register_kept before update or delete on award_register for each row execute function refuse_rewriting()`,
];

const DOWN = [`drop table award_register`, `drop table nominations`, `drop table award_standings`];

export class CreateAwards20261124000170 implements MigrationInterface {
  readonly name = 'CreateAwards20261124000170';

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
