import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AccountState } from '../accounts/account.rules.js';
import { type Role } from './role.rules.js';

export interface PersonGrantRow {
  id: string;
  role: Role;
  unitId: string;
  unitName: string | null;
  from: string;
  to: string | null;
  grantedByName: string | null;
  delegatedByName: string | null;
  documentNumber: string | null;
}

export interface LentRow {
  id: string;
  role: Role;
  unitName: string | null;
  from: string;
  to: string;
  delegateName: string;
  documentNumber: string | null;
}

@Injectable()
export class RightsRepository {
  constructor(private readonly database: Database) {}

  async findAccountState(personId: string): Promise<AccountState | null> {
    const row = await this.database.one<{ state: AccountState }>(`select state from accounts where person_id = $1`, [
      personId,
    ]);
    return row?.state ?? null;
  }

  /** What the person holds today or later, by right or lent. */
  async listOf(personId: string, today: string): Promise<PersonGrantRow[]> {
    return this.database.query<PersonGrantRow>(
      `select g.id, g.role, g.unit_id as "unitId", v.name as "unitName", lower(g.valid) as "from", upper(g.valid) as "to",
              coalesce(gp.full_name, gc.username) as "grantedByName", coalesce(lp.full_name, lc.username) as "delegatedByName",
              g.delegation_document as "documentNumber"
       from accounts c
       join role_grants g on g.account_id = c.id and (upper_inf(g.valid) or upper(g.valid) > $2::date)
       left join current_unit_versions v on v.unit_id = g.unit_id and v.valid @> $2::date
       left join accounts gc on gc.id = g.granted_by left join people gp on gp.id = gc.person_id
       left join role_grants l on l.id = g.delegated_from
       left join accounts lc on lc.id = l.account_id left join people lp on lp.id = lc.person_id
       where c.person_id = $1 order by lower(g.valid) > $2::date, g.created_at, g.id`,
      [personId, today],
    );
  }

  /** What the person lends to others, today or later. */
  async listLentBy(personId: string, today: string): Promise<LentRow[]> {
    return this.database.query<LentRow>(
      `select d.id, d.role, v.name as "unitName", lower(d.valid) as "from", upper(d.valid) as "to",
              coalesce(p.full_name, dc.username) as "delegateName", d.delegation_document as "documentNumber"
       from accounts c
       join role_grants s on s.account_id = c.id
       join role_grants d on d.delegated_from = s.id and upper(d.valid) > $2::date
       join accounts dc on dc.id = d.account_id left join people p on p.id = dc.person_id
       left join current_unit_versions v on v.unit_id = d.unit_id and v.valid @> $2::date
       where c.person_id = $1 order by lower(d.valid), d.id`,
      [personId, today],
    );
  }
}
