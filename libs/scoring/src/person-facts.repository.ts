import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** ⌈2 × 40 × eligible days / days in the year⌉ half periods, 16 instead of 40 for contract workers (domain.md §3, §8.3.3). */
const REQUIRED_HALF_PERIODS = `
  (2 * case when h.category = 'contract_worker' then 16 else 40 end * h.eligible_days + h.period_days - 1) / h.period_days`;

/**
 * Who belongs where: each person once, in the unit of most eligible days, a tie going to the later unit (§8.3.1–2).
 * Sick leaves that follow each other without a day between are one: only more than 30 days in a row leave the count.
 */
const HOME = `
  period as (
    select p.*, daterange(p.starts_on, p.ends_on, '[]') as span, p.ends_on - p.starts_on + 1 as period_days,
           extract(year from p.starts_on)::int as year
    from scoring_periods p where p.id = $1
  ),
  stay as (
    select a.person_id, a.unit_id, a.category, a.valid * p.span as span
    from period p join current_assignments a on a.kind = 'primary' and a.valid && p.span
    where $2::uuid[] is null or a.person_id = any($2)
  ),
  sick as (
    select l.person_id, range_agg(l.valid) as spans from current_leaves l
    where l.kind = 'sick' and ($2::uuid[] is null or l.person_id = any($2)) group by l.person_id
  ),
  away as (
    select l.person_id, l.valid from current_leaves l
    where l.kind <> 'sick' and ($2::uuid[] is null or l.person_id = any($2))
    union all
    select sick.person_id, spell from sick, unnest(sick.spans) spell
    where upper_inf(spell) or upper(spell) - lower(spell) > 30
  ),
  absence as (
    select l.person_id, range_agg(l.valid * p.span) as spans
    from period p join away l on l.valid && p.span group by l.person_id
  ),
  present as (
    select s.person_id, s.unit_id, s.category, s.span,
           (select coalesce(sum(upper(piece) - lower(piece)), 0)::int
            from unnest(datemultirange(s.span) - coalesce(a.spans, '{}'::datemultirange)) piece) as days
    from stay s left join absence a using (person_id)
  ),
  in_unit as (
    select person_id, unit_id, sum(days) as days, max(lower(span)) as latest, (array_agg(category order by lower(span) desc))[1] as category
    from present group by person_id, unit_id
  ),
  home as (
    select distinct on (u.person_id) u.person_id, u.unit_id, u.category, t.eligible_days::int as eligible_days, t.joined_on,
           p.period_days, p.year, p.plan_deadline_on, p.training_plan_deadline_on
    from in_unit u
    join (select person_id, sum(days) as eligible_days, min(lower(span)) as joined_on from present group by person_id) t using (person_id)
    cross join period p
    order by u.person_id, u.days desc, u.latest desc
  )`;

/**
 * The days of the period come as parameters here, although `period` has them: with their values the planner sees that
 * half the record lies in them and goes by person; through a join it read the whole period's index for fifty people.
 * At most 8 periods a day and 20 a week are credited (rule A3); a month counts with one whole period (indicator 3.3).
 * Weeks are counted from a Monday: `date_trunc` of a date would go through a time zone, once for each completion.
 */
const CREDIT = `
  by_day as (
    select c.person_id, c.completed_on as day, least(sum(c.credit_half_periods), 16) as credit
    from completions c
    where c.completed_on between $3 and $4 and ($2::uuid[] is null or c.person_id = any($2))
    group by c.person_id, c.completed_on
  ),
  by_week as (
    select person_id, least(sum(credit), 40) as credit from by_day group by person_id, (day - date '1900-01-01') / 7
  ),
  credit as (select person_id, sum(credit)::int as half_periods from by_week group by person_id),
  by_month as (
    select person_id from by_day group by person_id, date_trunc('month', day::timestamp) having sum(credit) >= 2
  ),
  months as (select person_id, count(*)::int as learned from by_month group by person_id)`;

/**
 * What the plan promised and what the record shows of it: per item at most what was planned, courses outside the plan
 * count for its free hours only (indicator 3.2, rule A6).
 */
const PLAN = `
  plan as (
    select s.person_id, s.id, s.approved_on, (s.commitment_accepted_at at time zone 'Asia/Ho_Chi_Minh')::date as commitment_on
    from period p join self_study_plans s on s.year = p.year and s.state = 'approved'
    where $2::uuid[] is null or s.person_id = any($2)
  ),
  by_course as (
    select c.person_id, c.course_id, sum(c.credit_half_periods) as half_periods
    from plan join completions c using (person_id) where c.completed_on between $3 and $4
    group by c.person_id, c.course_id
  ),
  promised as (
    select plan.person_id, i.course_id, sum(i.planned_half_periods) as planned
    from plan join self_study_plan_items i on i.plan_id = plan.id group by plan.person_id, i.course_id
  ),
  kept as (
    select p.person_id, sum(p.planned)::int as planned,
           sum(least(p.planned, coalesce(c.half_periods, 0))) filter (where p.course_id is not null) as by_named,
           coalesce(sum(p.planned) filter (where p.course_id is null), 0) as free
    from promised p left join by_course c using (person_id, course_id) group by p.person_id
  ),
  beside as (
    select c.person_id, sum(c.half_periods) as half_periods from by_course c
    where not exists (select from promised p where p.person_id = c.person_id and p.course_id = c.course_id)
    group by c.person_id
  ),
  fulfilment as (
    select k.person_id, k.planned, (coalesce(k.by_named, 0) + least(k.free, coalesce(b.half_periods, 0)))::int as fulfilled
    from kept k left join beside b using (person_id)
  ),
  training as (
    select e.person_id, min(t.approved_on) as planned_on
    from period p join unit_training_plans t on t.year = p.year and t.state = 'approved'
    join unit_training_plan_entries e on e.plan_id = t.id
    where $2::uuid[] is null or e.person_id = any($2)
    group by e.person_id
  )`;

const REFRESH = `
  with ${HOME}, ${CREDIT}, ${PLAN}
  insert into person_score_facts as f (
    period_id, person_id, unit_id, category, eligible_days, is_eligible, required_half_periods, credited_half_periods,
    months_required, months_learned, planned_half_periods, fulfilled_half_periods, plan_approved_on, commitment_on,
    plan_due_on, training_planned_on, training_plan_due_on, as_of)
  select $1, h.person_id, h.unit_id, h.category, h.eligible_days, h.eligible_days >= 90, ${REQUIRED_HALF_PERIODS},
         coalesce(c.half_periods, 0), greatest(1, (9 * h.eligible_days + h.period_days - 1) / h.period_days), coalesce(m.learned, 0),
         greatest(coalesce(g.planned, 0), ${REQUIRED_HALF_PERIODS}), coalesce(g.fulfilled, 0), plan.approved_on, plan.commitment_on,
         greatest(h.plan_deadline_on, h.joined_on + 30), t.planned_on, h.training_plan_deadline_on, now()
  from home h
  left join credit c using (person_id) left join months m using (person_id)
  left join plan using (person_id) left join fulfilment g using (person_id) left join training t using (person_id)
  order by h.person_id
  on conflict (period_id, person_id) do update set
    unit_id = excluded.unit_id, category = excluded.category, eligible_days = excluded.eligible_days,
    is_eligible = excluded.is_eligible, required_half_periods = excluded.required_half_periods,
    credited_half_periods = excluded.credited_half_periods, months_required = excluded.months_required,
    months_learned = excluded.months_learned, planned_half_periods = excluded.planned_half_periods,
    fulfilled_half_periods = excluded.fulfilled_half_periods, plan_approved_on = excluded.plan_approved_on,
    commitment_on = excluded.commitment_on, plan_due_on = excluded.plan_due_on,
    training_planned_on = excluded.training_planned_on, training_plan_due_on = excluded.training_plan_due_on, as_of = excluded.as_of`;

export interface PeriodDays {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Keeps `person_score_facts` in step with the record, the plans and the membership. One statement, many people. */
@Injectable()
export class PersonFactsRepository {
  constructor(private readonly database: Database) {}

  /** Units that the people stand in now, before they are refreshed: a transfer changes the old unit's score too. */
  async listUnitsOf(periodId: string, personIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ unit_id: string }>(
      `select distinct unit_id from person_score_facts where period_id = $1 and person_id = any($2::uuid[])`,
      [periodId, personIds],
    );
    return rows.map((row) => row.unit_id);
  }

  async refresh(period: PeriodDays, personIds: readonly string[]): Promise<void> {
    await this.database.query(REFRESH, [period.id, personIds, period.startsOn, period.endsOn]);
    await this.dropStrangers(period.id, personIds);
  }

  /** All people of the period in one pass: the repair tool, and the oracle of the incremental way in the tests. */
  async refreshAll(period: PeriodDays): Promise<void> {
    // A million completions sorted by day and week do not fit into the 4 MB that a statement gets by default.
    await this.database.query(`select set_config('work_mem', '64MB', true)`);
    await this.database.query(REFRESH, [period.id, null, period.startsOn, period.endsOn]);
    await this.dropStrangers(period.id, null);
  }

  /** A corrected assignment may leave somebody without any day in the period. */
  private async dropStrangers(periodId: string, personIds: readonly string[] | null): Promise<void> {
    await this.database.query(
      `delete from person_score_facts f using scoring_periods p
       where f.period_id = $1 and p.id = $1 and ($2::uuid[] is null or f.person_id = any($2))
         and not exists (select from current_assignments a where a.person_id = f.person_id and a.kind = 'primary'
                         and a.valid && daterange(p.starts_on, p.ends_on, '[]'))`,
      [periodId, personIds],
    );
  }
}
