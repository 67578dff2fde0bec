import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Role } from '../roles/role.rules.js';
import { type UnitVersion } from './org-unit.repository.js';

export interface GrantOverUnit {
  id: string;
  accountId: string;
  personId: string | null;
  holderName: string;
  role: Role;
  unitId: string;
  from: string;
  to: string | null;
  /** Lent to the holder by somebody absent. */
  delegated: boolean;
}

export type EventPart = 'ended' | 'begun' | 'continued' | 'reparented';

export interface Succession {
  fromUnitId: string;
  toUnitId: string;
  share: string;
}

/** What a reorganisation finds and what it leaves behind, beside the versions of the units themselves. */
@Injectable()
export class ReorganisationRepository {
  constructor(private readonly database: Database) {}

  /** New assignments of these units wait: their foreign key needs the row. */
  async lockUnits(unitIds: readonly string[]): Promise<void> {
    await this.database.query('select id from org_units where id = any($1::uuid[]) order by id for update', [unitIds]);
  }

  /** Everything that is known to stand below one of the units on that day or later. */
  async listBelow(unitIds: readonly string[], from: string): Promise<UnitVersion[]> {
    return this.database.query<UnitVersion>(
      `select v.id, v.unit_id as "unitId", v.event_id as "eventId", v.name, v.short_name as "shortName", v.code, v.kind,
              v.parent_id as "parentId", lower(v.valid) as "from", upper(v.valid) as "to"
       from org_unit_versions v
       where v.parent_id = any($1::uuid[]) and upper_inf(v.recorded) and v.valid && daterange($2, null)
       order by v.name collate vi, v.unit_id, v.valid`,
      [unitIds, from],
    );
  }

  /** Each of the units and all above them, with the parent of that day. */
  async listParents(unitIds: readonly string[], on: string): Promise<Map<string, string | null>> {
    const rows = await this.database.query<{ unitId: string; parentId: string | null }>(
      `with recursive above as (
         select v.unit_id, v.parent_id from current_unit_versions v where v.unit_id = any($1::uuid[]) and v.valid @> $2::date
         union
         select v.unit_id, v.parent_id from above join current_unit_versions v on v.unit_id = above.parent_id and v.valid @> $2::date
       )
       select unit_id as "unitId", parent_id as "parentId" from above`,
      [unitIds, on],
    );
    return new Map(rows.map(({ unitId, parentId }) => [unitId, parentId]));
  }

  async countPeople(unitIds: readonly string[], on: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ unitId: string; people: number }>(
      `select unit_id as "unitId", count(*)::int as people from current_assignments
       where unit_id = any($1::uuid[]) and kind = 'primary' and valid @> $2::date group by unit_id`,
      [unitIds, on],
    );
    return new Map(rows.map(({ unitId, people }) => [unitId, people]));
  }

  async listGrantsOver(unitIds: readonly string[], from: string): Promise<GrantOverUnit[]> {
    return this.database.query<GrantOverUnit>(
      `select g.id, g.account_id as "accountId", c.person_id as "personId", coalesce(p.full_name, c.username) as "holderName",
              g.role, g.unit_id as "unitId", lower(g.valid) as "from", upper(g.valid) as "to",
              g.delegated_from is not null as delegated
       from role_grants g join accounts c on c.id = g.account_id left join people p on p.id = c.person_id
       where g.unit_id = any($1::uuid[]) and g.valid && daterange($2, null)
       order by p.given_name collate vi, p.full_name collate vi, g.role, g.id`,
      [unitIds, from],
    );
  }

  /**
   * The holder may have the role over the successor already: only the days that are missing are added. What is only
   * lent to the holder does not follow; it ends with its unit.
   */
  async passGrant(grantId: string, toUnitId: string, from: string): Promise<void> {
    await this.database.query(
      `insert into role_grants (id, account_id, role, unit_id, valid, granted_by)
       select gen_random_uuid(), g.account_id, g.role, $2, piece, g.granted_by
       from role_grants g
       cross join lateral unnest(
         datemultirange(g.valid * daterange($3, null)) - coalesce(
           (select range_agg(h.valid) from role_grants h
            where h.account_id = g.account_id and h.role = g.role and h.unit_id = $2), '{}'::datemultirange)) piece
       where g.id = $1 and g.delegated_from is null`,
      [grantId, toUnitId, from],
    );
  }

  async insertEventUnits(eventId: string, units: readonly { unitId: string; part: EventPart }[]): Promise<void> {
    await this.database.query(
      `insert into org_event_units (event_id, unit_id, part) select $1, * from unnest($2::uuid[], $3::text[])`,
      [eventId, units.map(({ unitId }) => unitId), units.map(({ part }) => part)],
    );
  }

  async insertMappings(eventId: string, mappings: readonly Succession[]): Promise<void> {
    await this.database.query(
      `insert into org_event_mappings (event_id, from_unit_id, to_unit_id, share)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::numeric[])`,
      [
        eventId,
        mappings.map(({ fromUnitId }) => fromUnitId),
        mappings.map(({ toUnitId }) => toUnitId),
        mappings.map(({ share }) => share),
      ],
    );
  }
}
