import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Role } from './role.rules.js';

export interface OwnGrantRow {
  id: string;
  role: Role;
  unitId: string;
  unitName: string | null;
  from: string;
  to: string | null;
}

export interface DelegationRow {
  id: string;
  role: Role;
  unitId: string;
  unitName: string | null;
  from: string;
  to: string;
  reason: string;
  documentNumber: string | null;
  delegatorName: string;
  delegateName: string;
  /** What it is lent out of, and whose that is. */
  sourceId: string;
  delegatorAccountId: string;
  delegatorPersonId: string | null;
  delegateAccountId: string;
  delegatePersonId: string | null;
}

export interface CandidateRow {
  accountId: string;
  fullName: string;
  unitName: string | null;
  position: string | null;
}

export interface HeldForDelegation {
  role: Role;
  unitId: string;
  personId: string | null;
  username: string;
}

export interface NewDelegation {
  id: string;
  sourceId: string;
  accountId: string;
  role: Role;
  unitId: string;
  from: string;
  to: string;
  grantedBy: string;
  reason: string;
  documentNumber: string | null;
}

const DELEGATION = `select d.id, d.role, d.unit_id as "unitId", v.name as "unitName", lower(d.valid) as "from", upper(d.valid) as "to",
       d.delegation_reason as reason, d.delegation_document as "documentNumber", d.delegated_from as "sourceId",
       s.account_id as "delegatorAccountId", sc.person_id as "delegatorPersonId",
       coalesce(sp.full_name, sc.username) as "delegatorName",
       d.account_id as "delegateAccountId", dc.person_id as "delegatePersonId",
       coalesce(dp.full_name, dc.username) as "delegateName"
  from role_grants d
  join role_grants s on s.id = d.delegated_from
  join accounts sc on sc.id = s.account_id left join people sp on sp.id = sc.person_id
  join accounts dc on dc.id = d.account_id left join people dp on dp.id = dc.person_id
  left join current_unit_versions v on v.unit_id = d.unit_id and v.valid @> $2::date`;

@Injectable()
export class DelegationRepository {
  constructor(private readonly database: Database) {}

  /** What the account holds by right, today or later, of roles that may be lent. */
  async listOwn(accountId: string, roles: readonly Role[], today: string): Promise<OwnGrantRow[]> {
    return this.database.query<OwnGrantRow>(
      `select g.id, g.role, g.unit_id as "unitId", v.name as "unitName", lower(g.valid) as "from", upper(g.valid) as "to"
       from role_grants g left join current_unit_versions v on v.unit_id = g.unit_id and v.valid @> $3::date
       where g.account_id = $1 and g.role = any($2) and g.delegated_from is null
         and (upper_inf(g.valid) or upper(g.valid) > $3::date)
       order by g.created_at, g.id`,
      [accountId, roles, today],
    );
  }

  /** Both directions, those that are over last. */
  async listOf(accountId: string, today: string): Promise<DelegationRow[]> {
    return this.database.query<DelegationRow>(
      `${DELEGATION} where d.account_id = $1 or s.account_id = $1
       order by (upper(d.valid) <= $2::date), lower(d.valid), d.id`,
      [accountId, today],
    );
  }

  /** Who works below the unit that day and has an account to sign in with; only the one account when it is given. */
  async listCandidates(
    place: { unitId: string; day: string; exceptAccountId: string; accountId?: string },
    search: { patterns: readonly string[]; limit: number },
  ): Promise<CandidateRow[]> {
    return this.database.query<CandidateRow>(
      `select c.id as "accountId", p.full_name as "fullName", v.name as "unitName", a.position
       from accounts c join people p on p.id = c.person_id and p.withdrawn_at is null
       join lateral (
         select a.unit_id, a.position from current_assignments a
         where a.person_id = p.id and a.valid @> $2::date
           and a.unit_id in (select s.unit_id from unit_subtree(array[$1::uuid], $2::date) s)
         order by a.kind <> 'primary', a.unit_id limit 1) a on true
       left join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> $2::date
       where c.state = 'active' and c.id <> $3 and ($4::uuid is null or c.id = $4)
         and not exists (select from unnest($5::text[]) w (word) where p.search_text not like lower(f_unaccent(w.word)))
       order by p.given_name collate vi, p.full_name collate vi, c.id limit $6`,
      [place.unitId, place.day, place.exceptAccountId, place.accountId ?? null, search.patterns, search.limit],
    );
  }

  /** What the account holds, lent or not. */
  async findHeld(accountId: string, grantId: string): Promise<HeldForDelegation | null> {
    return this.database.one<HeldForDelegation>(
      `select g.role, g.unit_id as "unitId", c.person_id as "personId", c.username
       from role_grants g join accounts c on c.id = g.account_id where g.account_id = $1 and g.id = $2`,
      [accountId, grantId],
    );
  }

  async findAccount(accountId: string): Promise<{ personId: string | null; username: string } | null> {
    return this.database.one(`select person_id as "personId", username from accounts where id = $1`, [accountId]);
  }

  async insert(delegation: NewDelegation): Promise<void> {
    const { id, sourceId, accountId, role, unitId, from, to, grantedBy, reason, documentNumber } = delegation;
    await this.database.query(
      `insert into role_grants (id, delegated_from, account_id, role, unit_id, valid, granted_by, delegation_reason,
                                delegation_document)
       values ($1, $2, $3, $4, $5, daterange($6, $7), $8, $9, $10)`,
      [id, sourceId, accountId, role, unitId, from, to, grantedBy, reason, documentNumber],
    );
  }
}
