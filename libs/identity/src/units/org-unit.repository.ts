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
  decisionNumber: string | null;
  decisionDate: string | null;
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
       order by t.depth,
         array_position(array['department', 'office', 'inspectorate', 'division', 'sub_department', 'center',
                              'ranger_station', 'team', 'post'], t.kind), t.name collate vi, t.unit_id`,
      [on],
    );
  }

  async findVersion(unitId: string, on: string): Promise<UnitVersion | null> {
    return this.database.one<UnitVersion>(
      `select ${VERSION} from org_unit_versions v
       where v.unit_id = $1 and v.valid @> $2::date and upper_inf(v.recorded)`,
      [unitId, on],
    );
  }

  /** All that is known today, in order; locked, so that two changes of one unit follow each other. */
  async listVersionsForChange(unitId: string): Promise<UnitVersion[]> {
    await this.database.query('select from org_units where id = $1 for update', [unitId]);
    return this.database.query<UnitVersion>(
      `select ${VERSION} from org_unit_versions v where v.unit_id = $1 and upper_inf(v.recorded) order by v.valid`,
      [unitId],
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
    await this.database.query(
      `insert into org_unit_versions (id, unit_id, event_id, name, short_name, code, kind, parent_id, valid, recorded)
       values ($1, $2, $3, $4, $5, $6, $7, $8, daterange($9, $10), tstzrange($11, null))`,
      [
        newId(),
        version.unitId,
        version.eventId,
        version.name,
        version.shortName,
        version.code,
        version.kind,
        version.parentId,
        version.from,
        version.to,
        recordedAt,
      ],
    );
  }

  /** Never before its own start, should the clock of another machine have been ahead. */
  async supersede(versionId: string, at: Date): Promise<void> {
    await this.database.query(
      `update org_unit_versions set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = $1`,
      [versionId, at],
    );
  }
}
