import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type AssignmentKind, type StaffCategory } from './assignment.rules.js';
import { type Span } from '../units/bitemporal.rules.js';

export interface NewAssignment extends Span {
  personId: string;
  unitId: string;
  position: string;
  category: StaffCategory;
  kind: AssignmentKind;
  decisionNumber: string | null;
}

export interface AssignmentRow extends NewAssignment {
  id: string;
}

export interface AssignmentHistoryRow extends AssignmentRow {
  unitName: string | null;
  recordedAt: Date;
  supersededAt: Date | null;
}

const ASSIGNMENT = `a.id, a.person_id as "personId", a.unit_id as "unitId", a.position, a.category, a.kind,
  a.decision_number as "decisionNumber", lower(a.valid) as "from", upper(a.valid) as "to"`;

@Injectable()
export class AssignmentRepository {
  constructor(private readonly database: Database) {}

  /** All that is known today, null for nobody; the person is locked, so that two transfers of one person follow each other. */
  async listForChange(personId: string): Promise<AssignmentRow[] | null> {
    if ((await this.database.one('select id from people where id = $1 for update', [personId])) === null) {
      return null;
    }
    return this.database.query<AssignmentRow>(
      `select ${ASSIGNMENT} from assignments a where a.person_id = $1 and upper_inf(a.recorded) order by a.valid`,
      [personId],
    );
  }

  /** What is known today first, then what was once recorded and is superseded; each printed with the unit's name of its time. */
  async listHistory(personId: string): Promise<AssignmentHistoryRow[]> {
    return this.database.query<AssignmentHistoryRow>(
      `select ${ASSIGNMENT}, v.name as "unitName", lower(a.recorded) as "recordedAt", upper(a.recorded) as "supersededAt"
       from assignments a
       left join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> lower(a.valid)
       where a.person_id = $1 and not isempty(a.recorded)
       order by upper_inf(a.recorded) desc, a.valid desc, lower(a.recorded) desc`,
      [personId],
    );
  }

  /** Where the person belonged on a day, as it was known at an instant. */
  async findPrimaryKnownAt(personId: string, on: string, knownAt: Date): Promise<AssignmentRow | null> {
    return this.database.one<AssignmentRow>(
      `select ${ASSIGNMENT} from assignments a
       where a.person_id = $1 and a.kind = 'primary' and a.valid @> $2::date and a.recorded @> $3::timestamptz`,
      [personId, on, knownAt],
    );
  }

  async isMerged(personId: string): Promise<boolean> {
    return (
      (await this.database.one(`select 1 as merged from people where id = $1 and merged_into is not null`, [
        personId,
      ])) !== null
    );
  }

  /** Whether the unit is there on the day; null when there never was such a unit. */
  async unitAlive(unitId: string, on: string): Promise<boolean | null> {
    const row = await this.database.one<{ alive: boolean | null }>(
      `select bool_or(valid @> $2::date) as alive from current_unit_versions where unit_id = $1`,
      [unitId, on],
    );
    return row?.alive ?? null;
  }

  async insert(assignment: NewAssignment, recordedAt: Date): Promise<string> {
    const id = newId();
    await this.database.query(
      `insert into assignments (id, person_id, unit_id, position, category, kind, decision_number, valid, recorded)
       values ($1, $2, $3, $4, $5, $6, $7, daterange($8, $9), tstzrange($10, null))`,
      [
        id,
        assignment.personId,
        assignment.unitId,
        assignment.position,
        assignment.category,
        assignment.kind,
        assignment.decisionNumber,
        assignment.from,
        assignment.to,
        recordedAt,
      ],
    );
    return id;
  }

  /** Never before its own start, should the clock of another machine have been ahead. */
  async supersede(assignmentId: string, at: Date): Promise<void> {
    await this.database.query(
      `update assignments set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = $1`,
      [assignmentId, at],
    );
  }
}
