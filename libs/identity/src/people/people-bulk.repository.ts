import { Injectable } from '@nestjs/common';
import { Clock, Database } from '#platform';
import { type AssignmentKind, type LeaveKind, type StaffCategory } from './assignment.rules.js';
import { type Gender } from './person-name.rules.js';
import { type Role } from '../roles/role.rules.js';
import { type OrgEventKind, type UnitKind } from '../units/unit-kind.rules.js';

/** `from` is the first day, `to` the day after the last, null while it lasts. */
interface Bounded {
  from: string;
  to: string | null;
}

/** What is known in two times: `recordedAt` says since when we know it, now when left out. */
interface Recorded extends Bounded {
  recordedAt?: Date;
}

/** The unit itself is made with its first version. Parents may stand anywhere in the list. */
export interface BulkUnitVersion extends Recorded {
  id: string;
  unitId: string;
  eventId: string | null;
  name: string;
  shortName: string | null;
  code: string | null;
  kind: UnitKind;
  parentId: string | null;
}

export interface BulkOrgEvent {
  id: string;
  kind: OrgEventKind;
  decisionNumber: string;
  decisionDate: string;
  effectiveOn: string;
  note: string | null;
  /** What went where, for mergers and splits; shares as exact decimals. */
  mappings: readonly { fromUnitId: string; toUnitId: string; share: string }[];
}

export interface BulkPerson {
  id: string;
  fullName: string;
  staffCode: string | null;
  birthDate: string | null;
  email: string | null;
  gender: Gender | null;
}

export interface BulkAssignment extends Recorded {
  id: string;
  personId: string;
  unitId: string;
  position: string;
  category: StaffCategory;
  kind: AssignmentKind;
}

export interface BulkLeave extends Recorded {
  id: string;
  personId: string;
  kind: LeaveKind;
  documentNumber: string | null;
}

export interface BulkAccount {
  id: string;
  personId: string | null;
  username: string;
  passwordHash: string;
}

export interface BulkGrant extends Bounded {
  id: string;
  accountId: string;
  role: Role;
  unitId: string;
}

const ROWS_A_STATEMENT = 5000;

/** Whole departments at once, for imports and generated data: one statement for thousands of rows. */
@Injectable()
export class PeopleBulk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async insertOrgEvents(events: readonly BulkOrgEvent[]): Promise<void> {
    await this.write(
      events,
      `insert into org_events (id, kind, decision_number, decision_date, effective_on, note)
       select id, kind, decision_number, decision_date, effective_on, note
       from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[])
         as r (id, kind, decision_number, decision_date, effective_on, note)`,
      (e) => [e.id, e.kind, e.decisionNumber, e.decisionDate, e.effectiveOn, e.note],
    );
    const mappings = events.flatMap((event) => event.mappings.map((mapping) => ({ ...mapping, eventId: event.id })));
    await this.write(
      mappings,
      `insert into org_event_mappings (event_id, from_unit_id, to_unit_id, share)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::numeric[])`,
      (m) => [m.eventId, m.fromUnitId, m.toUnitId, m.share],
    );
  }

  async insertUnits(unitIds: readonly string[]): Promise<void> {
    await this.write(
      unitIds,
      `insert into org_units (id) select * from unnest($1::uuid[]) on conflict do nothing`,
      (id) => [id],
    );
  }

  async insertUnitVersions(versions: readonly BulkUnitVersion[]): Promise<void> {
    const now = this.clock.now();
    await this.write(
      versions,
      `insert into org_unit_versions (id, unit_id, event_id, name, short_name, code, kind, parent_id, valid, recorded)
       select id, unit_id, event_id, normalize(name), normalize(short_name), code, kind, parent_id,
              daterange(first, after), tstzrange(since, null)
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
                   $9::date[], $10::date[], $11::timestamptz[])
         as r (id, unit_id, event_id, name, short_name, code, kind, parent_id, first, after, since)`,
      (v) => [
        v.id,
        v.unitId,
        v.eventId,
        v.name,
        v.shortName,
        v.code,
        v.kind,
        v.parentId,
        v.from,
        v.to,
        v.recordedAt ?? now,
      ],
    );
  }

  /** The people themselves; where they work follows with `insertAssignments`. */
  async insert(people: readonly BulkPerson[]): Promise<void> {
    await this.write(
      people,
      `insert into people (id, full_name, staff_code, birth_date, email, gender)
       select id, normalize(full_name), staff_code, birth_date, email, gender
       from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[])
         as r (id, full_name, staff_code, birth_date, email, gender)`,
      (p) => [p.id, p.fullName, p.staffCode, p.birthDate, p.email, p.gender],
    );
  }

  async insertAssignments(assignments: readonly BulkAssignment[]): Promise<void> {
    const now = this.clock.now();
    await this.write(
      assignments,
      `insert into assignments (id, person_id, unit_id, position, category, kind, valid, recorded)
       select id, person_id, unit_id, position, category, kind, daterange(first, after), tstzrange(since, null)
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[],
                   $9::timestamptz[])
         as r (id, person_id, unit_id, position, category, kind, first, after, since)`,
      (a) => [a.id, a.personId, a.unitId, a.position, a.category, a.kind, a.from, a.to, a.recordedAt ?? now],
    );
  }

  async insertLeaves(leaves: readonly BulkLeave[]): Promise<void> {
    const now = this.clock.now();
    await this.write(
      leaves,
      `insert into leaves (id, person_id, kind, document_number, valid, recorded)
       select id, person_id, kind, document_number, daterange(first, after), tstzrange(since, null)
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::date[], $7::timestamptz[])
         as r (id, person_id, kind, document_number, first, after, since)`,
      (l) => [l.id, l.personId, l.kind, l.documentNumber, l.from, l.to, l.recordedAt ?? now],
    );
  }

  async insertAccounts(accounts: readonly BulkAccount[]): Promise<void> {
    await this.write(
      accounts,
      `insert into accounts (id, person_id, username, password_hash)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])`,
      (a) => [a.id, a.personId, a.username, a.passwordHash],
    );
  }

  async insertGrants(grants: readonly BulkGrant[]): Promise<void> {
    await this.write(
      grants,
      `insert into role_grants (id, account_id, role, unit_id, valid)
       select id, account_id, role, unit_id, daterange(first, after)
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::date[], $6::date[])
         as r (id, account_id, role, unit_id, first, after)`,
      (g) => [g.id, g.accountId, g.role, g.unitId, g.from, g.to],
    );
  }

  /** Turns rows into one array a column, as unnest takes them. */
  private async write<R>(rows: readonly R[], sql: string, values: (row: R) => readonly unknown[]): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const columns: unknown[][] = [];
      for (const row of rows.slice(start, start + ROWS_A_STATEMENT)) {
        values(row).forEach((value, index) => (columns[index] ??= []).push(value));
      }
      await this.database.query(sql, columns);
    }
  }
}
