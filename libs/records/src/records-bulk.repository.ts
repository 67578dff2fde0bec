import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** An accepted completion with the fact and the judgement that it rests on. Credit in half periods (1 tiết = 2). */
export interface BulkCompletion {
  readonly factId: string;
  readonly judgementId: string;
  readonly completionId: string;
  readonly personId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly unitId: string | null;
  /** ISO instant. */
  readonly completedAt: string;
  /** The day of that instant in Viet Nam. */
  readonly completedOn: string;
  readonly creditHalfPeriods: number;
  readonly sourceKey: string;
}

export interface BulkLessonFact {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly lessonId: string;
  readonly occurredAt: string;
  readonly sourceKey: string;
  readonly activeSeconds: number;
}

const ROWS_A_STATEMENT = 5000;
const SOURCE = 'demo';

/** A ledger at once, for generated data; publishes no events, so scores are recomputed afterwards. */
@Injectable()
export class RecordsBulk {
  constructor(private readonly database: Database) {}

  async insertCompletions(completions: readonly BulkCompletion[]): Promise<void> {
    for (let from = 0; from < completions.length; from += ROWS_A_STATEMENT) {
      await this.database.query(
        `with r as (
           select * from jsonb_to_recordset($1) as r ("factId" uuid, "judgementId" uuid, "completionId" uuid, "personId" uuid,
             "courseId" uuid, "courseVersionId" uuid, "unitId" uuid, "completedAt" timestamptz, "completedOn" date,
             "creditHalfPeriods" int, "sourceKey" text)
         ), facts as (
           insert into learning_facts (id, kind, person_id, course_id, course_version_id, occurred_at, recorded_at, source, source_key, nominal_half_periods)
           select "factId", 'course', "personId", "courseId", "courseVersionId", "completedAt", "completedAt", '${SOURCE}', "sourceKey", "creditHalfPeriods" from r
         ), judged as (
           insert into judgements (id, fact_id, rule_version, verdict, reason_code, decided_at)
           select "judgementId", "factId", 1, 'accepted', 'course-finished', "completedAt" from r
         )
         insert into completions (id, fact_id, judgement_id, person_id, course_id, course_version_id, year, completed_at, completed_on,
                                  unit_id, credit_half_periods, recorded_at)
         select "completionId", "factId", "judgementId", "personId", "courseId", "courseVersionId", extract(year from "completedOn"),
                "completedAt", "completedOn", "unitId", "creditHalfPeriods", "completedAt" from r`,
        [JSON.stringify(completions.slice(from, from + ROWS_A_STATEMENT))],
      );
    }
  }

  async insertLessonFacts(facts: readonly BulkLessonFact[]): Promise<void> {
    for (let from = 0; from < facts.length; from += ROWS_A_STATEMENT) {
      await this.database.query(
        `insert into learning_facts (id, kind, person_id, course_id, course_version_id, lesson_id, occurred_at, recorded_at, source,
                                     source_key, nominal_half_periods, evidence)
         select id, 'lesson', "personId", "courseId", "courseVersionId", "lessonId", "occurredAt", "occurredAt", '${SOURCE}', "sourceKey", 0,
                jsonb_build_object('activeSeconds', "activeSeconds")
         from jsonb_to_recordset($1) as r (id uuid, "personId" uuid, "courseId" uuid, "courseVersionId" uuid, "lessonId" uuid,
           "occurredAt" timestamptz, "sourceKey" text, "activeSeconds" int)`,
        [JSON.stringify(facts.slice(from, from + ROWS_A_STATEMENT))],
      );
    }
  }

  /** Millions of rows by COPY, a table after the other. `rows` is called once per table and must give the same rows. */
  async copyCompletions(rows: () => Iterable<BulkCompletion>): Promise<void> {
    await this.copy(
      `learning_facts (id, kind, person_id, course_id, course_version_id, occurred_at, recorded_at, source, source_key, nominal_half_periods)`,
      rows,
      (r) =>
        `${r.factId}\tcourse\t${r.personId}\t${r.courseId}\t${r.courseVersionId}\t${r.completedAt}\t${r.completedAt}\t${SOURCE}\t${r.sourceKey}\t${r.creditHalfPeriods}\n`,
    );
    await this.copy(
      `judgements (id, fact_id, rule_version, verdict, reason_code, decided_at)`,
      rows,
      (r) => `${r.judgementId}\t${r.factId}\t1\taccepted\tcourse-finished\t${r.completedAt}\n`,
    );
    await this.copy(
      `completions (id, fact_id, judgement_id, person_id, course_id, course_version_id, year, completed_at, completed_on, unit_id, credit_half_periods, recorded_at)`,
      rows,
      (r) =>
        `${r.completionId}\t${r.factId}\t${r.judgementId}\t${r.personId}\t${r.courseId}\t${r.courseVersionId}\t${r.completedOn.slice(0, 4)}\t${r.completedAt}\t${r.completedOn}\t${r.unitId ?? '\\N'}\t${r.creditHalfPeriods}\t${r.completedAt}\n`,
    );
  }

  private async copy(
    target: string,
    rows: () => Iterable<BulkCompletion>,
    line: (row: BulkCompletion) => string,
  ): Promise<void> {
    await pipeline(Readable.from(chunks(rows(), line)), await this.database.copyIn(`copy ${target} from stdin`));
  }
}

function* chunks(rows: Iterable<BulkCompletion>, line: (row: BulkCompletion) => string): Iterable<Buffer> {
  let text = '';
  for (const row of rows) {
    text += line(row);
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
