import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { RecordsErrors } from './records.errors.js';

export interface CompletionRow {
  readonly id: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly topic: string;
  readonly year: number;
  readonly completedAt: Date;
  readonly completedOn: string;
  readonly unitId: string | null;
  readonly creditHalfPeriods: number;
  readonly recordedAt: Date;
}

export interface RefusedRow {
  readonly factId: string;
  readonly courseTitle: string;
  readonly occurredAt: Date;
  readonly reasonCode: string;
}

export interface RecordPerson {
  readonly id: string;
  readonly fullName: string;
  readonly position: string | null;
  readonly unitName: string | null;
}

@Injectable()
export class LearningRecordRepository {
  constructor(private readonly database: Database) {}

  async listCompletions(personId: string, year: number): Promise<CompletionRow[]> {
    return this.database.named<CompletionRow>(
      'records.completions-of-person',
      `select c.id, c.course_id as "courseId", v.title as "courseTitle", v.topic, c.year, c.completed_at as "completedAt",
              c.completed_on as "completedOn", c.unit_id as "unitId", c.credit_half_periods as "creditHalfPeriods",
              c.recorded_at as "recordedAt"
       from completions c join course_versions v on v.id = c.course_version_id
       where c.person_id = $1 and c.year = $2 order by c.completed_at desc, c.id`,
      [personId, year],
    );
  }

  /** What did not become a completion, with the reason: nothing that somebody did is silently dropped. */
  async listRefused(personId: string, year: number): Promise<RefusedRow[]> {
    return this.database.query<RefusedRow>(
      `select f.id as "factId", v.title as "courseTitle", f.occurred_at as "occurredAt", j.reason_code as "reasonCode"
       from learning_facts f
       join judgements j on j.fact_id = f.id and j.verdict <> 'accepted'
       join course_versions v on v.id = f.course_version_id
       where f.person_id in (select $1::uuid union all select id from people where merged_into = $1) and extract(year from f.occurred_at at time zone 'Asia/Ho_Chi_Minh') = $2
         and not exists (select from judgements later where later.supersedes_id = j.id)
       order by f.occurred_at desc limit 100`,
      [personId, year],
    );
  }

  /** Of somebody who is known to exist; without a unit when they have left. */
  async getPerson(personId: string, on: string): Promise<RecordPerson> {
    const row = await this.database.one<RecordPerson>(
      `select p.id, p.full_name as "fullName", a.position, v.name as "unitName" from people p
       left join current_assignments a on a.person_id = p.id and a.kind = 'primary' and a.valid @> $2::date
       left join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> $2::date
       where p.id = $1`,
      [personId, on],
    );
    if (row === null) throw RecordsErrors.personNotFound(personId);
    return row;
  }

  async listYears(personId: string): Promise<number[]> {
    const rows = await this.database.query<{ year: number }>(
      `select distinct year from completions where person_id = $1 order by year desc`,
      [personId],
    );
    return rows.map((row) => row.year);
  }
}
