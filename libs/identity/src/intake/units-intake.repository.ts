import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type OrgEventKind, type UnitKind } from '../units/unit-kind.rules.js';

export interface NewVersion {
  readonly id: string;
  readonly unitId: string;
  readonly eventId: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface NewUnitEvent {
  readonly id: string;
  readonly kind: OrgEventKind;
  readonly decisionNumber: string | null;
  readonly decisionDate: string | null;
  readonly effectiveOn: string;
}

@Injectable()
export class UnitsIntakeRepository {
  constructor(private readonly database: Database) {}

  async insertUnits(unitIds: readonly string[]): Promise<void> {
    await this.database.query('insert into org_units (id) select unnest($1::uuid[])', [unitIds]);
  }

  async insertEvents(events: readonly NewUnitEvent[], at: Date): Promise<void> {
    await this.database.query(
      `insert into org_events (id, kind, decision_number, decision_date, effective_on, recorded_at)
       select r.id, r.kind, r."decisionNumber", r."decisionDate", r."effectiveOn", $2
       from jsonb_to_recordset($1::jsonb) as r (id uuid, kind text, "decisionNumber" text, "decisionDate" date, "effectiveOn" date)`,
      [JSON.stringify(events), at],
    );
  }

  async supersede(versionIds: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update org_unit_versions set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = any($1::uuid[])`,
      [versionIds, at],
    );
  }

  async insertVersions(versions: readonly NewVersion[], at: Date): Promise<void> {
    await this.database.query(
      `insert into org_unit_versions (id, unit_id, event_id, name, short_name, code, kind, parent_id, valid, recorded)
       select r.id, r."unitId", r."eventId", r.name, r."shortName", r.code, r.kind, r."parentId", daterange(r."from", r."to"),
              tstzrange($2, null)
       from jsonb_to_recordset($1::jsonb) as r (id uuid, "unitId" uuid, "eventId" uuid, name text, "shortName" text, code text,
         kind text, "parentId" uuid, "from" date, "to" date)`,
      [JSON.stringify(versions), at],
    );
  }

  /** A copy of a version that keeps whatever else such a row holds, only for other days. */
  async copyVersions(
    copies: readonly { id: string; newId: string; from: string; to: string | null }[],
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `insert into org_unit_versions select (jsonb_populate_record(v, jsonb_build_object('id', c."newId",
         'valid', daterange(c."from", c."to"), 'recorded', tstzrange($2, null)))).*
       from jsonb_to_recordset($1::jsonb) as c (id uuid, "newId" uuid, "from" date, "to" date)
       join org_unit_versions v on v.id = c.id`,
      [JSON.stringify(copies), at],
    );
  }

  async restoreVersions(versionIds: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `insert into org_unit_versions select (jsonb_populate_record(v, jsonb_build_object('id', uuidv7(), 'recorded', tstzrange($2, null)))).*
       from org_unit_versions v where v.id = any($1::uuid[])`,
      [versionIds, at],
    );
  }

  /** Those that still say what is known today, each with the row that says it: an undo may have recorded it anew. */
  async listStillKnown(versionIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; now: string }>(
      `select v.id, c.id as now
       from org_unit_versions v
       join current_unit_versions c on c.unit_id = v.unit_id and c.valid = v.valid and c.name = v.name and c.kind = v.kind
         and (c.short_name, c.code, c.parent_id) is not distinct from (v.short_name, v.code, v.parent_id)
       where v.id = any($1::uuid[])`,
      [versionIds],
    );
    return new Map(rows.map(({ id, now }) => [id, now]));
  }

  /** Units that other versions of the same unit, units below, people or roles rest on by now. */
  async listInUse(units: readonly { unitId: string; recorded: readonly string[] }[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select u."unitId" as id from jsonb_to_recordset($1::jsonb) as u ("unitId" uuid, recorded uuid[])
       where exists (select from current_unit_versions v where v.unit_id = u."unitId" and v.id <> all(u.recorded))
          or exists (select from current_unit_versions v where v.parent_id = u."unitId")
          or exists (select from current_assignments a where a.unit_id = u."unitId")
          or exists (select from role_grants g where g.unit_id = u."unitId")`,
      [JSON.stringify(units)],
    );
    return rows.map(({ id }) => id);
  }
}
