import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  // A delegated grant is lent, for days that end, out of a grant that its delegator holds by right.
  `alter table role_grants
     add delegated_from uuid constraint role_grants_source_known references role_grants on delete cascade,
     add delegation_reason text,
     add delegation_document text,
     add constraint role_grants_delegation_whole check (
       (delegated_from is null) = (delegation_reason is null) and (delegated_from is not null or delegation_document is null)),
     add constraint role_grants_delegation_ends check (delegated_from is null or not upper_inf(valid)),
     add constraint role_grants_delegable check (delegated_from is null
       or role in ('unit-head', 'unit-focal-point', 'content-admin', 'office', 'leadership'))`,
  `create index role_grants_delegated on role_grants (delegated_from) where delegated_from is not null`,
  // The source is locked: a delegation that is made while its source is being shortened waits for the shorter one.
  `create function refuse_delegation_outside() returns trigger language plpgsql as $$
   declare source role_grants;
   begin
     if new.delegated_from is null then return new; end if;
     select * into source from role_grants where id = new.delegated_from for share;
     if source.delegated_from is not null then
       raise exception 'delegated grants are not passed on'
         using errcode = '23514', constraint = 'role_grants_not_passed_on';
     end if;
     if source.account_id = new.account_id then
       raise exception 'nobody delegates to themself'
         using errcode = '23514', constraint = 'role_grants_delegated_to_another';
     end if;
     if source.role <> new.role or not new.valid <@ source.valid
        or (tg_op = 'INSERT' and not exists (
              select from unit_subtree(array[source.unit_id], lower(new.valid)) s where s.unit_id = new.unit_id)) then
       raise exception 'a delegated grant lies inside its source'
         using errcode = '23514', constraint = 'role_grants_delegation_inside';
     end if;
     return new;
   end $$`,
  `create trigger role_grants_delegation_inside before insert or update of account_id, role, valid, delegated_from
     on role_grants for each row execute function refuse_delegation_outside()`,
  `create function keep_delegations_inside() returns trigger language plpgsql as $$
   begin
     delete from role_grants d where d.delegated_from = new.id and isempty(d.valid * new.valid);
     update role_grants d set valid = d.valid * new.valid
     where d.delegated_from = new.id and not d.valid <@ new.valid;
     return null;
   end $$`,
  `create trigger role_grants_delegations after update of valid on role_grants
     for each row when (old.valid is distinct from new.valid) execute function keep_delegations_inside()`,
];

const DOWN = [
  'drop trigger role_grants_delegations on role_grants',
  'drop function keep_delegations_inside()',
  'drop trigger role_grants_delegation_inside on role_grants',
  'drop function refuse_delegation_outside()',
  'delete from role_grants where delegated_from is not null',
  'alter table role_grants drop delegated_from, drop delegation_reason, drop delegation_document',
];

export class DelegateRoles20261125000950 implements MigrationInterface {
  readonly name = 'DelegateRoles20261125000950';

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
