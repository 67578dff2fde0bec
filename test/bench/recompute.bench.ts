import { Database } from '#platform';
import { ScoreRefreshService, ScoringPeriods } from '#scoring';
import { openBench } from './bench-module.js';
import { beside, type BenchOptions, type BenchResult, median, seconds } from './bench-result.js';

const NAIVE = `
  select sum(credit) from (
    select unit_id, person_id, sum(credit_half_periods) as credit from completions where completed_on between $1 and $2 group by unit_id, person_id
  ) counted`;

// The outer sums name every column, or the planner would leave the work out. The same rules of credit, without membership, plans, tree, fractions and stored results: 8 periods a day, 20 a week,
// months with a whole period; then the units' counts.
const SAME_RULES = `
  with by_day as (
    select person_id, completed_on as day, least(sum(credit_half_periods), 16) as credit
    from completions where completed_on between $1 and $2 group by person_id, completed_on
  ), by_week as (
    select person_id, least(sum(credit), 40) as credit from by_day group by person_id, date_trunc('week', day)
  ), hours as (select person_id, sum(credit) as credit from by_week group by person_id),
  by_month as (select person_id from by_day group by person_id, date_trunc('month', day) having sum(credit) >= 2),
  months as (select person_id, count(*) as learned from by_month group by person_id)
  select count(*), sum(trained), sum(regular) from (
    select a.unit_id, count(*) filter (where h.credit >= 80) as trained, count(*) filter (where m.learned >= 9) as regular
    from current_assignments a left join hours h using (person_id) left join months m using (person_id)
    where a.kind = 'primary' group by a.unit_id
  ) counted`;

/** All scores of both years anew, beside the sums alone. */
export async function measureRecompute(databaseUrl: string, { repeats }: BenchOptions): Promise<BenchResult[]> {
  const app = await openBench(databaseUrl);
  try {
    const database = app.get(Database, { strict: false });
    const refresh = app.get(ScoreRefreshService, { strict: false });
    const periods = await app.get(ScoringPeriods, { strict: false }).listOpen();
    const overPeriods = async (work: (period: (typeof periods)[number]) => Promise<unknown>): Promise<number> =>
      seconds(async () => {
        for (const period of periods) await work(period);
      });
    const times: Record<'full' | 'rules' | 'naive', number[]> = { full: [], rules: [], naive: [] };
    for (let round = 0; round < repeats; round += 1) {
      times.naive.push(await overPeriods((p) => database.query(NAIVE, [p.startsOn, p.endsOn])));
      times.rules.push(await overPeriods((p) => database.query(SAME_RULES, [p.startsOn, p.endsOn])));
      times.full.push(await overPeriods((p) => refresh.recompute(p)));
    }
    const full = median(times.full);
    const rules = median(times.rules);
    const result = { case: 'recompute', what: 'full recompute of all unit scores', unit: 's', value: full };
    return [
      {
        ...result,
        ...beside('GROUP BY with the same caps', full, rules),
        target: '≤ 2 × it',
        met: full <= 2 * rules,
      },
      { ...result, ...beside('naive GROUP BY', full, median(times.naive)) },
    ];
  } finally {
    await app.close();
  }
}
