import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type Span } from '../units/bitemporal.rules.js';
import { type LeaveKind } from './assignment.rules.js';

export interface NewLeave extends Span {
  personId: string;
  kind: LeaveKind;
  documentNumber: string | null;
}

export interface LeaveRow extends NewLeave {
  id: string;
}

export interface LeaveHistoryRow extends LeaveRow {
  recordedAt: Date;
  supersededAt: Date | null;
}

const LEAVE = `l.id, l.person_id as "personId", l.kind, l.document_number as "documentNumber",
  lower(l.valid) as "from", upper(l.valid) as "to"`;

@Injectable()
export class LeaveRepository {
  constructor(private readonly database: Database) {}

  /** What is known today; the caller holds the person's lock. */
  async listKnown(personId: string): Promise<LeaveRow[]> {
    return this.database.query<LeaveRow>(
      `select ${LEAVE} from leaves l where l.person_id = $1 and upper_inf(l.recorded) order by l.valid`,
      [personId],
    );
  }

  async listHistory(personId: string): Promise<LeaveHistoryRow[]> {
    return this.database.query<LeaveHistoryRow>(
      `select ${LEAVE}, lower(l.recorded) as "recordedAt", upper(l.recorded) as "supersededAt"
       from leaves l where l.person_id = $1 and not isempty(l.recorded)
       order by upper_inf(l.recorded) desc, l.valid desc, lower(l.recorded) desc`,
      [personId],
    );
  }

  async insert(leave: NewLeave, recordedAt: Date): Promise<string> {
    const id = newId();
    await this.database.query(
      `insert into leaves (id, person_id, kind, document_number, valid, recorded)
       values ($1, $2, $3, $4, daterange($5, $6), tstzrange($7, null))`,
      [id, leave.personId, leave.kind, leave.documentNumber, leave.from, leave.to, recordedAt],
    );
    return id;
  }

  async supersede(leaveId: string, at: Date): Promise<void> {
    await this.database.query(
      `update leaves set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = $1`,
      [leaveId, at],
    );
  }

  /** With the service ends the leave; one that would have begun later is none. */
  async endAllFrom(personId: string, day: string, at: Date): Promise<void> {
    for (const leave of await this.listKnown(personId)) {
      if (leave.to !== null && leave.to <= day) continue;
      await this.supersede(leave.id, at);
      if (leave.from < day) await this.insert({ ...leave, to: day }, at);
    }
  }
}
