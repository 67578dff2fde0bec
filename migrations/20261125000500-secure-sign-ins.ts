import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `alter table accounts
     add must_change_password boolean not null default false,
     add short_password boolean not null default false,
     add failure_recorded_at timestamptz,
     add state_changed_at timestamptz not null default now(),
     add disabled_why text constraint accounts_disabled_why_known check (disabled_why in ('idle', 'administrator'))`,
  // How a session was begun, and what its owner still has to do before it opens anything else.
  `alter table sessions
     add unfinished text constraint sessions_step_known
       check (unfinished in ('second-factor', 'enrolment', 'password-change')),
     add method text not null default 'password'
       constraint sessions_method_known check (method in ('password', 'oidc', 'setup')),
     add provider text,
     add factor_passed boolean not null default false`,
  `create table second_factors (
     account_id uuid constraint second_factors_pkey primary key
       constraint second_factors_account_known references accounts on delete cascade,
     secret bytea,
     pending_secret bytea,
     confirmed_at timestamptz,
     last_step bigint not null default 0,
     constraint second_factors_confirmed_whole check ((secret is null) = (confirmed_at is null))
   )`,
  `create table recovery_codes (
     account_id uuid not null constraint recovery_codes_factor_known references second_factors on delete cascade,
     code_hash bytea not null,
     used_at timestamptz,
     constraint recovery_codes_pkey primary key (account_id, code_hash)
   )`,
  `create table password_links (
     token_hash bytea constraint password_links_pkey primary key,
     account_id uuid not null constraint password_links_account_known references accounts on delete cascade,
     issued_by uuid constraint password_links_issuer_known references accounts on delete set null,
     issued_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz
   )`,
  `create index password_links_of_account on password_links (account_id) where used_at is null`,
  `create index password_links_by_expiry on password_links (expires_at)`,
];

const DOWN = [
  `drop table password_links`,
  `drop table recovery_codes`,
  `drop table second_factors`,
  `delete from sessions where unfinished is not null`,
  `alter table sessions drop unfinished, drop method, drop provider, drop factor_passed`,
  `alter table accounts
     drop must_change_password, drop short_password, drop failure_recorded_at, drop state_changed_at, drop disabled_why`,
];

export class SecureSignIns20261125000500 implements MigrationInterface {
  readonly name = 'SecureSignIns20261125000500';

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
