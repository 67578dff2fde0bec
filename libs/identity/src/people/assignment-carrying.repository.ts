import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type AssignmentRow, type NewAssignment } from './assignment.repository.js';

export interface CarriedAssignment extends AssignmentRow {
  fullName: string;
}

/** The assignments of whole units at once, for reorganisations. */
@Injectable()
export class AssignmentCarryingRepository {
  constructor(private readonly database: Database) {}

  /** Transfers of these people wait until the reorganisation is done, or it sees what they have changed. */
  async lockPeople(unitIds: readonly string[], from: string): Promise<void> {
    await this.database.query(
      `select p.id from people p where p.id in (
         select person_id from current_assignments where unit_id = any($1::uuid[]) and valid && daterange($2, null))
       order by p.id for update`,
      [unitIds, from],
    );
  }

  /** Everything that is known of these units on that day and later, people by given name. */
  async list(unitIds: readonly string[], from: string): Promise<CarriedAssignment[]> {
    return this.database.query<CarriedAssignment>(
      `select a.id, a.person_id as "personId", p.full_name as "fullName", a.unit_id as "unitId", a.position, a.category,
              a.kind, a.decision_number as "decisionNumber", lower(a.valid) as "from", upper(a.valid) as "to"
       from current_assignments a join people p on p.id = a.person_id
       where a.unit_id = any($1::uuid[]) and a.valid && daterange($2, null)
       order by p.given_name collate vi, p.full_name collate vi, p.id, a.valid, a.id`,
      [unitIds, from],
    );
  }

  /** Never before its own start, should the clock of another machine have been ahead. */
  async supersedeAll(assignmentIds: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update assignments set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = any($1::uuid[])`,
      [assignmentIds, at],
    );
  }

  async insertAll(rows: readonly NewAssignment[], recordedAt: Date): Promise<void> {
    await this.database.query(
      `insert into assignments (id, person_id, unit_id, position, category, kind, decision_number, valid, recorded)
       select id, person_id, unit_id, position, category, kind, number, daterange(first, after), tstzrange($10, null)
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[])
         as r (id, person_id, unit_id, position, category, kind, number, first, after)`,
      [
        rows.map(() => newId()),
        rows.map((row) => row.personId),
        rows.map((row) => row.unitId),
        rows.map((row) => row.position),
        rows.map((row) => row.category),
        rows.map((row) => row.kind),
        rows.map((row) => row.decisionNumber),
        rows.map((row) => row.from),
        rows.map((row) => row.to),
        recordedAt,
      ],
    );
  }
}
