import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Role } from './role.rules.js';
import { scopeParameter, type UnitScope } from './unit-scope.rules.js';

export interface GrantRow {
  id: string;
  accountId: string;
  role: Role;
  unitId: string;
  unitName: string | null;
  from: string;
  to: string | null;
  grantedByName: string | null;
  /** Who lends it while absent; null for what is held by own right. */
  delegatedByName: string | null;
}

/** A grant as it is changed: locked until the transaction ends. */
export interface HeldGrant {
  id: string;
  accountId: string;
  personId: string | null;
  role: Role;
  unitId: string;
  from: string;
  to: string | null;
  delegatedFrom: string | null;
}

export interface NewGrant {
  id: string;
  accountId: string;
  role: Role;
  unitId: string;
  from: string;
  to: string | null;
  grantedBy: string | null;
}

@Injectable()
export class RoleGrantRepository {
  constructor(private readonly database: Database) {}

  /** The grants of an account in the caller's scope, those that have ended last. */
  async list(accountId: string, scope: UnitScope, on: string): Promise<GrantRow[]> {
    return this.database.query<GrantRow>(
      `select g.id, g.account_id as "accountId", g.role, g.unit_id as "unitId", v.name as "unitName",
              lower(g.valid) as "from", upper(g.valid) as "to", coalesce(p.full_name, c.username) as "grantedByName",
              coalesce(lp.full_name, lc.username) as "delegatedByName"
       from role_grants g
       left join current_unit_versions v on v.unit_id = g.unit_id and v.valid @> $3::date
       left join accounts c on c.id = g.granted_by left join people p on p.id = c.person_id
       left join role_grants l on l.id = g.delegated_from
       left join accounts lc on lc.id = l.account_id left join people lp on lp.id = lc.person_id
       where g.account_id = $1 and ($2::uuid[] is null or g.unit_id = any($2))
       order by (upper(g.valid) <= $3::date) nulls first, g.created_at, g.id`,
      [accountId, scopeParameter(scope), on],
    );
  }

  /** An account counts as seen when its person works in the scope or one of its grants lies there. */
  async accountVisible(accountId: string, scope: UnitScope, on: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 as seen from accounts c where c.id = $1 and ($2::uuid[] is null
         or exists (select from current_assignments a
                    where a.person_id = c.person_id and a.valid @> $3::date and a.unit_id = any($2))
         or exists (select from role_grants g where g.account_id = c.id and g.unit_id = any($2)))`,
      [accountId, scopeParameter(scope), on],
    );
    return row !== null;
  }

  async insert(grant: NewGrant): Promise<void> {
    await this.database.query(
      `insert into role_grants (id, account_id, role, unit_id, valid, granted_by)
       values ($1, $2, $3, $4, daterange($5, $6), $7)`,
      [grant.id, grant.accountId, grant.role, grant.unitId, grant.from, grant.to, grant.grantedBy],
    );
  }

  async personOf(accountId: string): Promise<string | null> {
    const row = await this.database.one<{ personId: string | null }>(
      `select person_id as "personId" from accounts where id = $1`,
      [accountId],
    );
    return row?.personId ?? null;
  }

  async findForChange(grantId: string, scope: UnitScope): Promise<HeldGrant | null> {
    return this.database.one<HeldGrant>(
      `select g.id, g.account_id as "accountId", c.person_id as "personId", g.role, g.unit_id as "unitId",
              lower(g.valid) as "from", upper(g.valid) as "to", g.delegated_from as "delegatedFrom"
       from role_grants g join accounts c on c.id = g.account_id
       where g.id = $1 and ($2::uuid[] is null or g.unit_id = any($2)) for update of g`,
      [grantId, scopeParameter(scope)],
    );
  }

  /** Ends a grant from that day on; one that had not begun by then never was. What was lent out of it goes along. */
  async endFrom(grantId: string, day: string): Promise<void> {
    await this.database.query(`delete from role_grants where id = $1 and lower(valid) >= $2::date`, [grantId, day]);
    await this.database.query(
      `update role_grants set valid = valid * daterange(null, $2) where id = $1 and valid @> $2::date`,
      [grantId, day],
    );
  }

  /** What is lent out of a grant and would last on or after that day. */
  async listDelegatedOut(grantId: string, day: string): Promise<HeldGrant[]> {
    return this.database.query<HeldGrant>(
      `select g.id, g.account_id as "accountId", c.person_id as "personId", g.role, g.unit_id as "unitId",
              lower(g.valid) as "from", upper(g.valid) as "to", g.delegated_from as "delegatedFrom"
       from role_grants g join accounts c on c.id = g.account_id
       where g.delegated_from = $1 and upper(g.valid) > $2::date order by g.id`,
      [grantId, day],
    );
  }

  /** Whose the grant is out of which another one is lent. */
  async holderOf(grantId: string): Promise<string | null> {
    const row = await this.database.one<{ accountId: string }>(
      `select account_id as "accountId" from role_grants where id = $1`,
      [grantId],
    );
    return row?.accountId ?? null;
  }

  /** The staff role follows its holder into the new unit. */
  async listStaffGrantsOf(personId: string, unitId: string, day: string): Promise<{ id: string; accountId: string }[]> {
    return this.database.query(
      `select g.id, g.account_id as "accountId" from role_grants g join accounts c on c.id = g.account_id
       where c.person_id = $1 and g.role = 'staff' and g.unit_id = $2 and (upper(g.valid) is null or upper(g.valid) > $3::date)`,
      [personId, unitId, day],
    );
  }

  /** Lent grants whose holder no longer works under the lender's unit once in the new one. */
  async listDelegatedAwayFrom(personId: string, unitId: string, day: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select g.id from role_grants g
       join accounts c on c.id = g.account_id and c.person_id = $1
       join role_grants source on source.id = g.delegated_from
       where upper(g.valid) > $3::date
         and not exists (select from unit_ancestors($2, $3::date) above where above.unit_id = source.unit_id)`,
      [personId, unitId, day],
    );
    return rows.map(({ id }) => id);
  }

  /** The rows are locked: of two administrators who revoke each other, the second waits and is refused. */
  async countRootAdministrators(on: string): Promise<number> {
    const rows = await this.database.query(
      `select g.id from role_grants g
       join accounts c on c.id = g.account_id and c.state = 'active'
       join current_unit_versions v on v.unit_id = g.unit_id and v.parent_id is null and v.valid @> $1::date
       where g.role = 'administrator' and g.valid @> $1::date
       order by g.id for update of g`,
      [on],
    );
    return rows.length;
  }
}
