import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `create table account_identities (
     id uuid constraint account_identities_pkey primary key,
     account_id uuid not null constraint account_identities_account_known references accounts on delete cascade,
     provider text not null,
     issuer text not null,
     subject text not null,
     linked_at timestamptz not null,
     last_used_at timestamptz not null,
     constraint account_identities_subject_once unique (issuer, subject),
     constraint account_identities_issuer_once unique (account_id, issuer)
   )`,
  // One row a way to the provider and back: deleted by the answer that uses it.
  `create table oidc_attempts (
     state_hash bytea constraint oidc_attempts_pkey primary key,
     browser_hash bytea not null,
     provider text not null,
     nonce text not null,
     code_verifier text not null,
     return_to text not null,
     expires_at timestamptz not null
   )`,
  `create index oidc_attempts_by_expiry on oidc_attempts (expires_at)`,
];

export class LinkSingleSignOn20261125000501 implements MigrationInterface {
  readonly name = 'LinkSingleSignOn20261125000501';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oidc_attempts');
    await runner.query('drop table account_identities');
  }
}
