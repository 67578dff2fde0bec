import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type NewFact } from './learning-fact.rules.js';

export interface RecordedCompletion {
  readonly completionId: string;
  readonly personId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly unitId: string | null;
  readonly year: number;
  readonly completedOn: string;
  readonly creditHalfPeriods: number;
}

/** The version of the rules below, written into each judgement. */
const RULE_VERSION = 1;

// One statement: facts that are new → a judgement for each course fact → a completion for each accepted one. A fact
// that was seen before is dropped by its source key; a second completion of a year by the key of rule A1.
const RECORD = `
  with given as (
    select t.*, coalesce(p.merged_into, t.person_id) as owner_id
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[],
                         $9::timestamptz[], $10::text[], $11::text[], $12::int[], $13::jsonb[])
      as t (fact_id, judgement_id, completion_id, kind, person_id, course_id, course_version_id, lesson_id,
            occurred_at, source, source_key, credit, evidence)
    left join people p on p.id = t.person_id
  ),
  fresh as (
    insert into learning_facts (id, kind, person_id, course_id, course_version_id, lesson_id, occurred_at, source, source_key,
                                nominal_half_periods, evidence)
    select fact_id, kind, person_id, course_id, course_version_id, lesson_id, occurred_at, source, source_key, credit, evidence
    from given order by source, source_key
    on conflict (source, source_key) do nothing
    returning id
  ),
  candidate as (
    select g.*, d.day, extract(year from d.day)::int as year,
           row_number() over (partition by g.owner_id, g.course_version_id, extract(year from d.day) order by g.occurred_at, g.fact_id) as place
    from given g join fresh on fresh.id = g.fact_id
    cross join lateral (select (g.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as day) d
    where g.kind = 'course'
  ),
  counted as (
    insert into completions (id, fact_id, judgement_id, person_id, course_id, course_version_id, year, completed_at, completed_on,
                             unit_id, credit_half_periods)
    select c.completion_id, c.fact_id, c.judgement_id, c.owner_id, c.course_id, c.course_version_id, c.year, c.occurred_at, c.day,
           a.unit_id, c.credit
    from candidate c
    left join current_assignments a on a.person_id = c.owner_id and a.kind = 'primary' and a.valid @> c.day
    where c.place = 1
    order by c.owner_id, c.course_version_id, c.year
    on conflict (person_id, course_version_id, year) do nothing
    returning *
  ),
  judged as (
    insert into judgements (id, fact_id, rule_version, verdict, reason_code)
    select c.judgement_id, c.fact_id, ${RULE_VERSION},
           case when k.fact_id is null then 'rejected' else 'accepted' end,
           case when k.fact_id is null then 'already-credited' else 'course-finished' end
    from candidate c left join counted k using (fact_id)
  )
  select id as "completionId", person_id as "personId", course_id as "courseId", course_version_id as "courseVersionId",
         unit_id as "unitId", year, completed_on as "completedOn", credit_half_periods as "creditHalfPeriods"
  from counted`;

// The unit of a completion is a projection of the assignments (domain.md §8.3.2), unlike the facts and judgements beside
// it. Days of a locked period keep theirs: past figures are never re-computed, whatever is recorded about them later.
const ATTRIBUTE = `
  with moved as (
    select person_id, min(since) as since from unnest($1::uuid[], $2::date[]) t (person_id, since) group by person_id
  )
  update completions c set unit_id = s.unit_id
  from (
    select k.id, a.unit_id from moved m
    join completions k on k.person_id = m.person_id and k.completed_on >= m.since
    left join current_assignments a on a.person_id = k.person_id and a.kind = 'primary' and a.valid @> k.completed_on
    where k.unit_id is distinct from a.unit_id and not is_closed_day(k.completed_on)
  ) s
  where c.id = s.id`;

export interface MovedPerson {
  readonly personId: string;
  /** The first day on which the person may stand elsewhere. */
  readonly from: string;
}

/** The append-only ledger of facts and judgements, and the completions that they amount to. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  /** Waits for completions that are being recorded: their keys hold the person, and they may have seen the old unit. */
  async lockPeople(personIds: readonly string[]): Promise<void> {
    await this.database.query(`select from people where id = any($1::uuid[]) order by id for update`, [personIds]);
  }

  async attributeAnew(moved: readonly MovedPerson[]): Promise<void> {
    await this.database.query(ATTRIBUTE, [moved.map(({ personId }) => personId), moved.map(({ from }) => from)]);
  }

  /** @returns the completions that are new; facts known before leave no trace. */
  async record(facts: readonly NewFact[]): Promise<RecordedCompletion[]> {
    // A merge holds these rows: waiting for it here, the statement below sees who is whom.
    await this.database.query(`select id from people where id = any($1::uuid[]) order by id for key share`, [
      [...new Set(facts.map((fact) => fact.personId))],
    ]);
    return this.database.query<RecordedCompletion>(RECORD, [
      facts.map(() => newId()),
      facts.map(() => newId()),
      facts.map(() => newId()),
      facts.map((fact) => fact.kind),
      facts.map((fact) => fact.personId),
      facts.map((fact) => fact.courseId),
      facts.map((fact) => fact.courseVersionId),
      facts.map((fact) => fact.lessonId),
      facts.map((fact) => fact.occurredAt),
      facts.map((fact) => fact.source),
      facts.map((fact) => fact.sourceKey),
      facts.map((fact) => fact.nominalHalfPeriods),
      facts.map((fact) => JSON.stringify(fact.evidence)),
    ]);
  }
}
