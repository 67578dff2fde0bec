import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What a completion was before a merge touched it. */
export interface KeptCompletion {
  readonly factId: string;
  readonly completionId: string;
  readonly unitId: string | null;
  readonly recordedAt: string;
}

const RULE_VERSION = 1;

// The course facts of the given people and of who was merged into them, each with the judgement that holds, ranked for
// rule A1: what counted when it was recorded comes first, then what was recorded first.
const RANKED = `
  with fact as (
    select f.id, coalesce(p.merged_into, f.person_id) as owner_id, f.course_id, f.course_version_id, f.occurred_at,
           f.recorded_at, f.nominal_half_periods, d.day, extract(year from d.day)::int as year, j.id as judgement_id, j.verdict,
           (select o.verdict from judgements o where o.fact_id = f.id and o.supersedes_id is null) = 'accepted' as counted_first
    from learning_facts f join people p on p.id = f.person_id
    join judgements j on j.fact_id = f.id and not exists (select from judgements later where later.supersedes_id = j.id)
    cross join lateral (select (f.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as day) d
    where f.kind = 'course' and (f.person_id = any($1::uuid[]) or p.merged_into = any($1::uuid[]))
      and (j.verdict = 'accepted' or j.reason_code = 'already-credited')
  ),
  ranked as (
    select fact.*, row_number() over (partition by owner_id, course_version_id, year
                                      order by counted_first desc, recorded_at, occurred_at, id) as place
    from fact
  )`;

const REJECT = `
  ${RANKED}, lost as (select * from ranked where place > 1 and verdict = 'accepted'),
  gone as (delete from completions c using lost where c.fact_id = lost.id)
  insert into judgements (id, fact_id, rule_version, verdict, reason_code, supersedes_id)
  select gen_random_uuid(), id, ${RULE_VERSION}, 'rejected', 'already-credited', judgement_id from lost`;

const MOVE = `
  ${RANKED}, kept as (
    select * from jsonb_to_recordset($2::jsonb) as k ("factId" uuid, "completionId" uuid, "unitId" uuid, "recordedAt" timestamptz)
  )
  update completions c set person_id = r.owner_id,
         unit_id = case when k."factId" is not null then k."unitId" when is_closed_day(r.day) then c.unit_id else a.unit_id end
  from ranked r left join kept k on k."factId" = r.id
  left join current_assignments a on a.person_id = r.owner_id and a.kind = 'primary' and a.valid @> r.day
  where r.place = 1 and c.fact_id = r.id and c.person_id <> r.owner_id`;

const ACCEPT = `
  ${RANKED}, kept as (
    select * from jsonb_to_recordset($2::jsonb) as k ("factId" uuid, "completionId" uuid, "unitId" uuid, "recordedAt" timestamptz)
  ),
  won as (select r.*, gen_random_uuid() as new_judgement_id from ranked r where r.place = 1 and r.verdict = 'rejected'),
  judged as (
    insert into judgements (id, fact_id, rule_version, verdict, reason_code, supersedes_id)
    select new_judgement_id, id, ${RULE_VERSION}, 'accepted', 'course-finished', judgement_id from won
    returning id
  )
  insert into completions (id, fact_id, judgement_id, person_id, course_id, course_version_id, year, completed_at, completed_on,
                           unit_id, credit_half_periods, recorded_at)
  select coalesce(k."completionId", gen_random_uuid()), w.id, judged.id, w.owner_id, w.course_id, w.course_version_id, w.year,
         w.occurred_at, w.day, case when k."factId" is null then a.unit_id else k."unitId" end, w.nominal_half_periods,
         coalesce(k."recordedAt", w.recorded_at)
  from won w join judged on judged.id = w.new_judgement_id
  left join kept k on k."factId" = w.id
  left join current_assignments a on a.person_id = w.owner_id and a.kind = 'primary' and a.valid @> w.day`;

@Injectable()
export class LedgerMergeRepository {
  constructor(private readonly database: Database) {}

  async listCompletions(personIds: readonly string[]): Promise<KeptCompletion[]> {
    return this.database.query<KeptCompletion>(
      `select fact_id as "factId", id as "completionId", unit_id as "unitId", recorded_at::text as "recordedAt"
       from completions where person_id = any($1::uuid[])`,
      [personIds],
    );
  }

  /**
   * Makes the completions what the facts of these people amount to, given who is merged into whom. Facts and judgements
   * stay; where a verdict changes, a new judgement supersedes the old one.
   */
  async settle(personIds: readonly string[], kept: readonly KeptCompletion[]): Promise<void> {
    await this.database.query(REJECT, [personIds]);
    await this.database.query(MOVE, [personIds, JSON.stringify(kept)]);
    await this.database.query(ACCEPT, [personIds, JSON.stringify(kept)]);
  }
}
