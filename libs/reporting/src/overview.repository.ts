import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database } from '#platform';
import { PERIOD_TREE } from '#scoring';
import { unitsBelow } from './units-below.rules.js';

/** Figures of a unit and all below it. */
export interface UnitFigures {
  readonly unitId: string;
  readonly people: number;
  readonly plansApproved: number;
  readonly eligible: number;
  readonly reachedMinimum: number;
  readonly creditHalfPeriods: number;
  readonly completionsThisMonth: number;
  readonly completionsLastMonth: number;
  readonly previousTotal: string | null;
}

export interface CompletionDay {
  readonly day: string;
  readonly completions: number;
}

export interface FigureDays {
  readonly today: string;
  readonly monthStart: string;
  readonly lastMonthStart: string;
  /** The same day of the last month: two months are compared as far as this one has come. */
  readonly lastMonthUntil: string;
  readonly comparedOn: string;
}

/**
 * People are counted where the score counts them: each once, in the tree of the period. Completions are counted as in
 * the report: each for the unit of its day and for what stood above that unit on that day.
 */
const FIGURES = `
  with recursive ${PERIOD_TREE},
  ${unitsBelow('branch', '$2::uuid[] is null or v.unit_id = any($2)')},
  own as (
    select f.unit_id, count(*) as people, count(*) filter (where f.plan_approved_on is not null) as plans_approved,
           count(*) filter (where f.is_eligible) as eligible,
           count(*) filter (where f.is_eligible and f.credited_half_periods >= f.required_half_periods) as reached
    from person_score_facts f where f.period_id = $1 group by f.unit_id
  ),
  by_day as (
    select c.unit_id, c.completed_on as day, count(*) as completions, sum(c.credit_half_periods) as credit
    from completions c cross join period p
    where c.completed_on between least(p.starts_on, $5::date) and greatest(p.ends_on, $3::date) group by 1, 2
  ),
  completed as (
    select b.top_id, coalesce(sum(d.credit) filter (where d.day between p.starts_on and p.ends_on), 0) as credit,
           coalesce(sum(d.completions) filter (where d.day between $4::date and $3::date), 0) as this_month,
           coalesce(sum(d.completions) filter (where d.day between $5::date and $6::date), 0) as last_month
    from by_day d join branch b on b.unit_id = d.unit_id and b.valid @> d.day cross join period p group by b.top_id
  ),
  counted as (
    select l.ancestor_id, sum(own.people) as people, sum(own.plans_approved) as plans_approved,
           sum(own.eligible) as eligible, sum(own.reached) as reached
    from lineage l left join own on own.unit_id = l.unit_id
    where $2::uuid[] is null or l.ancestor_id = any($2) group by l.ancestor_id
  ),
  before as (
    select distinct on (d.unit_id) d.unit_id, d.total from unit_score_days d
    where d.period_id = $1 and d.day <= $7::date order by d.unit_id, d.day desc
  )
  select n.ancestor_id as "unitId", coalesce(n.people, 0)::int as people,
         coalesce(n.plans_approved, 0)::int as "plansApproved", coalesce(n.eligible, 0)::int as eligible,
         coalesce(n.reached, 0)::int as "reachedMinimum", coalesce(k.credit, 0)::int as "creditHalfPeriods",
         coalesce(k.this_month, 0)::int as "completionsThisMonth",
         coalesce(k.last_month, 0)::int as "completionsLastMonth", before.total as "previousTotal"
  from counted n left join completed k on k.top_id = n.ancestor_id left join before on before.unit_id = n.ancestor_id`;

const DAYS = `
  with counted as (
    select c.completed_on as day, count(*) as completions from completions c
    where c.completed_on between $1::date and $2::date and ($3::uuid[] is null or c.unit_id = any($3)) group by 1
  )
  select d.day::date as day, coalesce(k.completions, 0)::int as completions
  from generate_series($1::date, $2::date, interval '1 day') d (day) left join counted k on k.day = d.day::date
  order by 1`;

@Injectable()
export class OverviewRepository {
  constructor(private readonly database: Database) {}

  async listFigures(periodId: string, scope: UnitScope, days: FigureDays): Promise<UnitFigures[]> {
    const { today, monthStart, lastMonthStart, lastMonthUntil, comparedOn } = days;
    return this.database.named<UnitFigures>('reporting.unit-figures', FIGURES, [
      periodId,
      scopeParameter(scope),
      today,
      monthStart,
      lastMonthStart,
      lastMonthUntil,
      comparedOn,
    ]);
  }

  /** Every day of the span, also those on which nobody completed anything. */
  async listDays(from: string, to: string, scope: UnitScope): Promise<CompletionDay[]> {
    return this.database.named<CompletionDay>('reporting.completion-days', DAYS, [from, to, scopeParameter(scope)]);
  }
}
