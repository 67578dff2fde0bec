import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `create table personal_keys (
     person_id uuid constraint personal_keys_pkey primary key,
     wrapped_key bytea,
     created_at timestamptz not null default now(),
     destroyed_at timestamptz,
     constraint personal_keys_there_or_destroyed check ((wrapped_key is null) = (destroyed_at is not null))
   )`,
  `create table audit_entries (
     id uuid constraint audit_entries_pkey primary key,
     seq bigint constraint audit_entries_seq_once unique,
     occurred_at timestamptz not null,
     actor_kind text not null constraint audit_entries_actor_kind_known check (actor_kind in ('person', 'service', 'system')),
     actor_account_id uuid,
     actor_person_id uuid,
     actor_name text,
     action text not null constraint audit_entries_action_shape check (action ~ '^[a-z]+[.][a-z]+(-[a-z]+)*$'),
     subject_kind text not null,
     subject_id uuid,
     person_id uuid,
     unit_id uuid,
     purpose text,
     details jsonb not null default '{}',
     sealed bytea,
     correlation_id text,
     previous_hash bytea,
     hash bytea,
     constraint audit_entries_sealed_for_somebody check (sealed is null or person_id is not null),
     constraint audit_entries_chained_whole check ((seq is null) = (hash is null))
   )`,
  `create index audit_entries_of_person on audit_entries (person_id, seq) where person_id is not null`,
  `create index audit_entries_of_subject on audit_entries (subject_id, seq) where subject_id is not null`,
  `create index audit_entries_of_actor on audit_entries (actor_account_id, seq) where actor_account_id is not null`,
  `create index audit_entries_by_time on audit_entries (occurred_at)`,
  `create index audit_entries_unchained on audit_entries (occurred_at) where seq is null`,
];

// Sealed bytes stay when the key of a person is destroyed, so the chain verifies after an erasure.
const CHAIN = [
  `create function audit_entry_hash(e audit_entries) returns bytea language sql immutable parallel safe as $$
     select sha256(coalesce(e.previous_hash, '') || convert_to(jsonb_build_array(
       e.id, e.seq, extract(epoch from e.occurred_at)::text, e.actor_kind, e.actor_account_id, e.actor_person_id, e.actor_name,
       e.action, e.subject_kind, e.subject_id, e.person_id, e.unit_id, e.purpose, e.details, e.correlation_id)::text, 'UTF8')
       || coalesce(e.sealed, ''))
   $$`,
  `create function chain_audit_entry() returns trigger language plpgsql as $$
   declare
     entry audit_entries;
     last audit_entries;
   begin
     perform pg_advisory_xact_lock(hashtext('audit_entries'));
     select * into entry from audit_entries where id = new.id;
     select * into last from audit_entries where seq is not null order by seq desc limit 1;
     entry.seq := coalesce(last.seq, 0) + 1;
     entry.previous_hash := last.hash;
     update audit_entries set seq = entry.seq, previous_hash = entry.previous_hash, hash = audit_entry_hash(entry)
     where id = entry.id;
     return null;
   end $$`,
  // At the end of the transaction: the chain is then locked for an instant only, not for as long as an import takes.
  `create constraint trigger audit_entries_chain after insert on audit_entries deferrable initially deferred
     for each row execute function chain_audit_entry()`,
  `create function refuse_rewriting_audit() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and old.hash is null
        and to_jsonb(new) - array['seq', 'previous_hash', 'hash'] = to_jsonb(old) - array['seq', 'previous_hash', 'hash'] then
       return new;
     end if;
     raise exception 'the audit trail is only ever added to'
       using errcode = '23514', constraint = 'audit_entries_append_only';
   end $$`,
  `create trigger audit_entries_append_only before update or delete on audit_entries
     for each row execute function refuse_rewriting_audit()`,
  `create trigger audit_entries_not_truncated before truncate on audit_entries
     for each statement execute function refuse_rewriting_audit()`,
  // The place where the chain first breaks: a number that is missing, a link or a content that does not fit.
  `create function audit_chain_break() returns table (seq bigint, fault text) language sql stable as $$
     select c.seq, case when c.seq <> coalesce(c.before_seq, 0) + 1 then 'missing'
                        when c.previous_hash is distinct from c.before_hash then 'link'
                        else 'content' end
     from (select e.seq, e.previous_hash, e.hash, audit_entry_hash(e) as right_hash,
                  lag(e.seq) over w as before_seq, lag(e.hash) over w as before_hash
           from audit_entries e where e.seq is not null window w as (order by e.seq)) c
     where c.seq <> coalesce(c.before_seq, 0) + 1 or c.previous_hash is distinct from c.before_hash or c.hash <> c.right_hash
     order by c.seq limit 1
   $$`,
];

const DOWN = [
  `drop function audit_chain_break()`,
  `drop table audit_entries cascade`,
  `drop function refuse_rewriting_audit()`,
  `drop function chain_audit_entry()`,
  `drop table personal_keys`,
];

export class CreateAuditTrail20261125000200 implements MigrationInterface {
  readonly name = 'CreateAuditTrail20261125000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...CHAIN]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
