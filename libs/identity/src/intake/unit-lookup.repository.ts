import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';
import { type UnitKind } from '../units/unit-kind.rules.js';

export interface FoundUnit {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly path: string[];
  readonly alive: boolean;
  /** The first day on which it is no longer there; null while nothing ends it. */
  readonly endsOn: string | null;
}

export interface KnownVersion {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** How a unit's present version is read beside its path of names. */
const PATH = `(select array_agg(p.name order by a.distance desc) from unit_ancestors(v.unit_id, v.seen_on) a
  join current_unit_versions p on p.unit_id = a.unit_id and p.valid @> v.seen_on)`;

@Injectable()
export class UnitLookupRepository {
  constructor(private readonly database: Database) {}

  /** Units that bear one of the codes or names (in small letters), with the latest they are known by. */
  async listCalled(codes: readonly string[], names: readonly string[], today: string): Promise<FoundUnit[]> {
    return this.database.query<FoundUnit>(
      `with v as materialized (
         select distinct on (unit_id) unit_id, code, name, parent_id, valid @> $3::date as alive,
                case when valid @> $3::date then $3::date else lower(valid) end as seen_on
         from current_unit_versions where lower(code) = any($1::text[]) or lower(name) = any($2::text[])
         order by unit_id, valid @> $3::date desc, valid desc)
       select v.unit_id as id, v.code, v.name, v.parent_id as "parentId", v.alive, ${PATH} as path,
         (select case when bool_or(upper_inf(u.valid)) then null else max(upper(u.valid)) end
          from current_unit_versions u where u.unit_id = v.unit_id) as "endsOn"
       from v`,
      [codes, names, today],
    );
  }

  /** Locked for the rest of the transaction. */
  async listVersions(unitIds: readonly string[]): Promise<KnownVersion[]> {
    await this.database.query('select from org_units where id = any($1::uuid[]) order by id for update', [unitIds]);
    return this.database.query<KnownVersion>(
      `select v.id, v.unit_id as "unitId", v.name, v.short_name as "shortName", v.code, v.kind, v.parent_id as "parentId",
              (select p.name from current_unit_versions p where p.unit_id = v.parent_id order by p.valid desc limit 1) as "parentName",
              v.valid_from as "from", v.valid_to as "to"
       from current_unit_versions v where v.unit_id = any($1::uuid[]) order by v.unit_id, v.valid`,
      [unitIds],
    );
  }

  async anyUnit(): Promise<boolean> {
    return (await this.database.one('select unit_id from current_unit_versions limit 1')) !== null;
  }

  /** The units of today as rows of the import: parents by their code, else by their path of names. */
  async listPresent(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    const rows = await this.database.query<{ row: (string | null)[] }>(
      `with v as (select c.*, $2::date as seen_on from current_unit_versions c where c.valid @> $2::date)
       select array[v.code, v.name, v.short_name, v.kind,
         (select coalesce(p.code, array_to_string((select array_agg(u.name order by a.distance desc)
            from unit_ancestors(p.unit_id, $2::date) a join current_unit_versions u on u.unit_id = a.unit_id and u.valid @> $2::date), ' / '))
          from current_unit_versions p where p.unit_id = v.parent_id and p.valid @> $2::date),
         v.valid_from::text, e.decision_number, e.decision_date::text] as row
       from v join unit_tree($2::date) t on t.unit_id = v.unit_id left join org_events e on e.id = v.event_id
       where $1::uuid[] is null or v.unit_id = any($1::uuid[])
       order by t.depth, v.name collate vi, v.unit_id`,
      [scopeParameter(scope), today],
    );
    return rows.map(({ row }) => row);
  }
}
