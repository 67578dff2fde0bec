import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database } from '#platform';
import { PERIOD_TREE } from '#scoring';

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

const FIGURES = `
  with ${PERIOD_TREE},
  own as (
    select f.unit_id, count(*) as people, count(*) filter (where f.plan_approved_on is not null) as plans_approved,
           count(*) filter (where f.is_eligible) as eligible,
           count(*) filter (where f.is_eligible and f.credited_half_periods >= f.required_half_periods) as reached,
           sum(f.credited_half_periods) as credit
    from person_score_facts f where f.period_id = $1 group by f.unit_id
  ),
  recent as (
    select c.unit_id, count(*) filter (where c.completed_on >= $4) as this_month,
           count(*) filter (where c.completed_on < $4 and c.completed_on <= $6) as last_month
    from completions c where c.completed_on between $5::date and $3::date group by c.unit_id
  ),
  before as (
    select distinct on (d.unit_id) d.unit_id, d.total from unit_score_days d
    where d.period_id = $1 and d.day <= $7::date order by d.unit_id, d.day desc
  )
  select l.ancestor_id as "unitId", coalesce(sum(own.people), 0)::int as people,
         coalesce(sum(own.plans_approved), 0)::int as "plansApproved", coalesce(sum(own.eligible), 0)::int as eligible,
         coalesce(sum(own.reached), 0)::int as "reachedMinimum", coalesce(sum(own.credit), 0)::int as "creditHalfPeriods",
         coalesce(sum(recent.this_month), 0)::int as "completionsThisMonth",
         coalesce(sum(recent.last_month), 0)::int as "completionsLastMonth",
         (select b.total from before b where b.unit_id = l.ancestor_id) as "previousTotal"
  from lineage l left join own on own.unit_id = l.unit_id left join recent on recent.unit_id = l.unit_id
  where $2::uuid[] is null or l.ancestor_id = any($2)
  group by l.ancestor_id`;

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
