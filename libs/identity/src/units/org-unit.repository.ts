import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type Span } from './bitemporal.rules.js';
import { type OrgEventKind, type UnitKind } from './unit-kind.rules.js';

export interface UnitVersion extends Span {
  id: string;
  unitId: string;
  eventId: string | null;
  name: string;
  shortName: string | null;
  code: string | null;
  kind: UnitKind;
  parentId: string | null;
}

export interface UnitEvent {
  id: string;
  kind: OrgEventKind;
  decisionNumber: string;
  decisionDate: string;
  effectiveOn: string;
  note: string | null;
}

export interface TreeRow {
  id: string;
  parentId: string | null;
  name: string;
  shortName: string | null;
  kind: UnitKind;
  depth: number;
  people: number;
}

export interface HistoryRow extends UnitVersion {
  parentName: string | null;
  recordedAt: Date;
  supersededAt: Date | null;
  eventKind: OrgEventKind | null;
  decisionNumber: string | null;
  decisionDate: string | null;
}

const VERSION = `v.id, v.unit_id as "unitId", v.event_id as "eventId", v.name, v.short_name as "shortName", v.code,
  v.kind, v.parent_id as "parentId", lower(v.valid) as "from", upper(v.valid) as "to"`;

const DIRECTORY_ORDER = `t.depth,
  array_position(array['department', 'office', 'inspectorate', 'division', 'sub_department', 'center',
                       'ranger_station', 'team', 'post'], t.kind), t.name collate vi, t.unit_id`;

@Injectable()
export class OrgUnitRepository {
  constructor(private readonly database: Database) {}

  /** Parents before their children; siblings by kind and name, as a staff directory prints them. */
  async listTree(on: string): Promise<TreeRow[]> {
    return this.database.query<TreeRow>(
      `select t.unit_id as id, t.parent_id as "parentId", t.name, t.short_name as "shortName", t.kind, t.depth,
              coalesce(m.people, 0)::int as people
       from unit_tree($1::date) t
       left join (
         select unit_id, count(*) as people from current_assignments
         where kind = 'primary' and valid @> $1::date group by unit_id) m on m.unit_id = t.unit_id
       order by ${DIRECTORY_ORDER}`,
      [on],
    );
  }

  /** The tree and its people as both were known at that instant. */
  async listTreeKnownAt(on: string, knownAt: Date): Promise<TreeRow[]> {
    return this.database.query<TreeRow>(
      `select t.unit_id as id, t.parent_id as "parentId", t.name, t.short_name as "shortName", t.kind, t.depth,
              coalesce(m.people, 0)::int as people
       from unit_tree_known($1::date, $2::timestamptz) t
       left join (
         select unit_id, count(*) as people from assignments
         where kind = 'primary' and valid @> $1::date and recorded @> $2::timestamptz group by unit_id
       ) m on m.unit_id = t.unit_id
       order by ${DIRECTORY_ORDER}`,
      [on, knownAt],
    );
  }

  async findVersion(unitId: string, on: string): Promise<UnitVersion | null> {
    return this.database.one<UnitVersion>(
      `select ${VERSION} from org_unit_versions v
       where v.unit_id = $1 and v.valid @> $2::date and upper_inf(v.recorded)`,
      [unitId, on],
    );
  }

  /** Changes of the organisation follow each other: what one has checked, no other one changes meanwhile. */
  async lockOrganisation(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtext('org_unit_versions'))`);
  }

  /** All that is known today of these units, in order. */
  async listVersions(unitIds: readonly string[]): Promise<UnitVersion[]> {
    return this.database.query<UnitVersion>(
      `select ${VERSION} from org_unit_versions v where v.unit_id = any($1::uuid[]) and upper_inf(v.recorded)
       order by v.unit_id, v.valid`,
      [unitIds],
    );
  }

  async listHistory(unitId: string): Promise<HistoryRow[]> {
    return this.database.query<HistoryRow>(
      `select ${VERSION}, p.name as "parentName", lower(v.recorded) as "recordedAt", upper(v.recorded) as "supersededAt",
              e.kind as "eventKind", e.decision_number as "decisionNumber", e.decision_date as "decisionDate"
       from org_unit_versions v
       left join org_events e on e.id = v.event_id
       left join current_unit_versions p on p.unit_id = v.parent_id and p.valid @> lower(v.valid)
       where v.unit_id = $1 and not isempty(v.recorded)
       order by upper_inf(v.recorded) desc, v.valid desc, lower(v.recorded) desc`,
      [unitId],
    );
  }

  async listPath(unitId: string, on: string): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `select a.unit_id as id, v.name from unit_ancestors($1, $2::date) a
       join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> $2::date order by a.distance desc`,
      [unitId, on],
    );
  }

  async insertUnit(unitId: string): Promise<void> {
    await this.database.query('insert into org_units (id) values ($1)', [unitId]);
  }

  async insertEvent(event: UnitEvent, recordedAt: Date): Promise<void> {
    await this.database.query(
      `insert into org_events (id, kind, decision_number, decision_date, effective_on, note, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [event.id, event.kind, event.decisionNumber, event.decisionDate, event.effectiveOn, event.note, recordedAt],
    );
  }

  async insertVersion(version: Omit<UnitVersion, 'id'>, recordedAt: Date): Promise<void> {
    await this.insertVersions([version], recordedAt);
  }

  async insertVersions(versions: readonly Omit<UnitVersion, 'id'>[], recordedAt: Date): Promise<void> {
    await this.database.query(
      `insert into org_unit_versions (id, unit_id, event_id, name, short_name, code, kind, parent_id, valid, recorded)
       select id, unit_id, event_id, name, short_name, code, kind, parent_id, daterange(first, after), tstzrange($11, null)
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
                   $9::date[], $10::date[]) as r (id, unit_id, event_id, name, short_name, code, kind, parent_id, first, after)`,
      [
        versions.map(() => newId()),
        versions.map((version) => version.unitId),
        versions.map((version) => version.eventId),
        versions.map((version) => version.name),
        versions.map((version) => version.shortName),
        versions.map((version) => version.code),
        versions.map((version) => version.kind),
        versions.map((version) => version.parentId),
        versions.map((version) => version.from),
        versions.map((version) => version.to),
        recordedAt,
      ],
    );
  }

  /** Never before its own start, should the clock of another machine have been ahead. */
  async supersedeAll(versionIds: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update org_unit_versions set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2))
       where id = any($1::uuid[])`,
      [versionIds, at],
    );
  }
}
