import { type MigrationInterface, type QueryRunner } from 'typeorm';

// The head of each look at the chain: a later chain that does not hold it at the same place was begun anew or cut.
const UP = [
  `create table audit_verifications (
     id uuid constraint audit_verifications_pkey primary key,
     verified_at timestamptz not null,
     entries bigint not null constraint audit_verifications_entries_counted check (entries >= 0),
     head_hash bytea,
     broken_seq bigint,
     fault text constraint audit_verifications_fault_known check (fault in ('missing', 'link', 'content', 'replaced')),
     constraint audit_verifications_fault_placed check ((broken_seq is null) = (fault is null)),
     constraint audit_verifications_head_of_entries check ((entries = 0) = (head_hash is null))
   )`,
  `create index audit_verifications_by_time on audit_verifications (verified_at)`,
  `create trigger audit_verifications_append_only before update or delete on audit_verifications
     for each row execute function refuse_rewriting_audit_verifications()`,
];

const REFUSE = `create function refuse_rewriting_audit_verifications() returns trigger language plpgsql as $$
   begin
     raise exception 'results of verifications are only ever added to'
       using errcode = '23514', constraint = 'audit_verifications_append_only';
   end $$`;

export class CreateAuditVerifications20261125000600 implements MigrationInterface {
  readonly name = 'CreateAuditVerifications20261125000600';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [REFUSE, ...UP]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table audit_verifications`);
    await runner.query(`drop function refuse_rewriting_audit_verifications()`);
  }
}
