import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { PERSON_COUNTS, PLAN_FULFILMENT } from './counting.rules.js';
import { type UnitCounts } from './unit-facts.rules.js';

/** The ground of a unit's automatic indicators: its own people and those of the units below it. */
export interface UnitCountsRow extends UnitCounts {
  readonly unitId: string;
  readonly headcount: number;
}

/** The tree of a period: every unit that lived in it, under the parent of its last version inside the period. */
export const PERIOD_TREE = `
  period as (
    select p.*, daterange(p.starts_on, p.ends_on, '[]') as span, extract(year from p.starts_on)::int as year
    from scoring_periods p where p.id = $1
  ),
  link as (
    select distinct on (v.unit_id) v.unit_id, v.parent_id
    from current_unit_versions v join period p on v.valid && p.span order by v.unit_id, lower(v.valid) desc
  ),
  lineage as (
    with recursive up (unit_id, ancestor_id) as (
      select unit_id, unit_id from link
      union all
      select up.unit_id, link.parent_id from up join link on link.unit_id = up.ancestor_id where link.parent_id is not null
    )
    select unit_id, ancestor_id from up
  )`;

/** Published resources of a unit (and those below it) with the people outside of it who used them: indicator 4.4, rule A12. */
export const RESOURCE_REACH = `
  reach as (
    select owner.ancestor_id as unit_id, r.id as resource_id, count(*) as users
    from period p
    join resources r on r.state = 'published' and (r.published_at at time zone 'Asia/Ho_Chi_Minh')::date between p.starts_on and p.ends_on
    join lineage owner on owner.unit_id = r.owner_unit_id
    join resource_uses u on u.resource_id = r.id and (u.seconds >= 60 or u.downloads > 0)
    where ($2::uuid[] is null or owner.ancestor_id = any($2))
      and not exists (select from lineage l where l.unit_id = u.unit_id and l.ancestor_id = owner.ancestor_id)
    group by owner.ancestor_id, r.id
  )`;

/** A shared resource counts once five people outside the unit have used it. */
export const RESOURCE_COUNTS = 'users >= 5';

const UNIT_FACTS = `
  with ${PERIOD_TREE}, ${RESOURCE_REACH},
  own as (
    select f.unit_id, count(*) as headcount, count(*) filter (where f.is_eligible) as eligible,
           count(*) filter (where ${PERSON_COUNTS['plans-approved-in-time']}) as plans_in_time,
           sum(${PLAN_FULFILMENT.numerator}) as fulfilled, sum(${PLAN_FULFILMENT.denominator}) as planned,
           count(*) filter (where ${PERSON_COUNTS['regular-learning']}) as regular,
           count(*) filter (where ${PERSON_COUNTS['covered-by-unit-training-plan']}) as covered,
           count(*) filter (where ${PERSON_COUNTS['minimum-training-time']}) as trained
    from person_score_facts f where f.period_id = $1 group by f.unit_id
  ),
  together as (
    select l.ancestor_id as unit_id, sum(o.headcount) as headcount, sum(o.eligible) as eligible, sum(o.plans_in_time) as plans_in_time,
           sum(o.fulfilled) as fulfilled, sum(o.planned) as planned, sum(o.regular) as regular, sum(o.covered) as covered,
           sum(o.trained) as trained
    from own o join lineage l on l.unit_id = o.unit_id where $2::uuid[] is null or l.ancestor_id = any($2)
    group by l.ancestor_id
  )
  select link.unit_id as "unitId", link.parent_id is null as "isRoot",
         coalesce(t.headcount, 0)::int as headcount, coalesce(t.eligible, 0)::int as eligible,
         coalesce(t.plans_in_time, 0)::int as "plansInTime", coalesce(t.fulfilled, 0)::int as fulfilled,
         coalesce(t.planned, 0)::int as planned, coalesce(t.regular, 0)::int as regular,
         coalesce(t.covered, 0)::int as covered, coalesce(t.trained, 0)::int as trained,
         (select count(*) from reach where reach.unit_id = link.unit_id and ${RESOURCE_COUNTS})::int as "sharedResources",
         exists (select from period p join unit_training_plans tp on tp.year = p.year and tp.state = 'approved'
                 join lineage l on l.ancestor_id = tp.unit_id where l.unit_id = link.unit_id) as "hasTrainingPlan"
  from link left join together t using (unit_id)
  where $2::uuid[] is null or link.unit_id = any($2)
  order by link.unit_id`;

@Injectable()
export class UnitFactsRepository {
  constructor(private readonly database: Database) {}

  /** @param unitIds null means every unit of the period. */
  async list(periodId: string, unitIds: readonly string[] | null): Promise<UnitCountsRow[]> {
    return this.database.query<UnitCountsRow>(UNIT_FACTS, [periodId, unitIds]);
  }

  /** The units themselves and all above them, in the tree of the period. */
  async listWithAncestors(periodId: string, unitIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ ancestor_id: string }>(
      `with ${PERIOD_TREE} select distinct ancestor_id from lineage where unit_id = any($2::uuid[]) order by ancestor_id`,
      [periodId, unitIds],
    );
    return rows.map((row) => row.ancestor_id);
  }
}
