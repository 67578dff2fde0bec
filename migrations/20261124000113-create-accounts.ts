import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ROLE_NAMES = `'staff', 'content-admin', 'unit-head', 'unit-focal-point', 'office', 'council-member', 'leadership', 'administrator', 'auditor'`;

const UP = [
  `create table accounts (
     id uuid constraint accounts_pkey primary key,
     person_id uuid constraint accounts_person_known references people constraint accounts_person_taken unique,
     username text not null constraint accounts_username_taken unique
       constraint accounts_username_shape check (username ~ '^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$'),
     password_hash text not null,
     state text not null default 'active' constraint accounts_state_known check (state in ('active', 'disabled')),
     failed_attempts int not null default 0,
     locked_until timestamptz,
     language text not null default 'vi' constraint accounts_language_known check (language in ('vi', 'en')),
     last_sign_in_at timestamptz,
     created_at timestamptz not null default now()
   )`,
  `create table sessions (
     id uuid constraint sessions_pkey primary key,
     token_hash bytea not null constraint sessions_token_key unique,
     account_id uuid not null constraint sessions_account_known references accounts on delete cascade,
     created_at timestamptz not null default now(),
     last_seen_at timestamptz not null default now(),
     expires_at timestamptz not null,
     revoked_at timestamptz,
     user_agent text
   )`,
  `create index sessions_of_account on sessions (account_id) where revoked_at is null`,
  `create index sessions_by_expiry on sessions (expires_at)`,
  `create table role_grants (
     id uuid constraint role_grants_pkey primary key,
     account_id uuid not null constraint role_grants_account_known references accounts on delete cascade,
     role text not null constraint role_grants_role_known check (role in (${ROLE_NAMES})),
     unit_id uuid not null constraint role_grants_unit_known references org_units,
     valid daterange not null constraint role_grants_valid_bounded check (not isempty(valid) and not lower_inf(valid)),
     granted_by uuid constraint role_grants_granter_known references accounts on delete set null,
     created_at timestamptz not null default now(),
     constraint role_grants_once exclude using gist (account_id with =, role with =, unit_id with =, valid with &&)
   )`,
  `create index role_grants_of_account on role_grants (account_id)`,
  `create index role_grants_of_unit on role_grants (unit_id, role)`,
  `create table service_tokens (
     id uuid constraint service_tokens_pkey primary key,
     name text not null,
     token_hash bytea not null constraint service_tokens_token_key unique,
     scopes text[] not null constraint service_tokens_scopes_given check (cardinality(scopes) > 0),
     created_by uuid constraint service_tokens_creator_known references accounts on delete set null,
     created_at timestamptz not null default now(),
     expires_at timestamptz,
     revoked_at timestamptz,
     last_used_at timestamptz
   )`,
  `create table setup_tokens (
     token_hash bytea constraint setup_tokens_pkey primary key,
     created_at timestamptz not null default now(),
     used_at timestamptz
   )`,
];

const DOWN = ['setup_tokens', 'service_tokens', 'role_grants', 'sessions', 'accounts'].map(
  (table) => `drop table ${table}`,
);

export class CreateAccounts20261124000113 implements MigrationInterface {
  readonly name = 'CreateAccounts20261124000113';

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
