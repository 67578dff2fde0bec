import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Rational } from './rational.rules.js';
import { type UnitScore } from './score.rules.js';

export interface ScoredUnit {
  readonly unitId: string;
  readonly eligible: number;
  readonly headcount: number;
  readonly score: UnitScore;
}

const SAVE_TOTALS = `
  insert into unit_scores as s (period_id, unit_id, total_numerator, total_denominator, total, band, gates, comparable,
                                awaiting_points, eligible_count, headcount, changed_at, computed_at)
  select $1, t.unit_id, t.numerator, t.denominator, t.total, t.band, string_to_array(t.gates, ','), t.comparable,
         t.awaiting, t.eligible, t.headcount, $2, $2
  from unnest($3::uuid[], $4::numeric[], $5::numeric[], $6::numeric[], $7::text[], $8::text[], $9::boolean[], $10::int[], $11::int[], $12::numeric[])
       as t (unit_id, numerator, denominator, total, band, gates, comparable, eligible, headcount, awaiting)
  order by t.unit_id
  on conflict (period_id, unit_id) do update set
    total_numerator = excluded.total_numerator, total_denominator = excluded.total_denominator, total = excluded.total,
    band = excluded.band, gates = excluded.gates, comparable = excluded.comparable, awaiting_points = excluded.awaiting_points, eligible_count = excluded.eligible_count,
    headcount = excluded.headcount, computed_at = excluded.computed_at,
    changed_at = case when (s.total_numerator, s.total_denominator, s.band, s.comparable, s.awaiting_points, s.eligible_count)
                        is distinct from (excluded.total_numerator, excluded.total_denominator, excluded.band, excluded.comparable, excluded.awaiting_points, excluded.eligible_count)
                 then excluded.changed_at else s.changed_at end
  returning s.unit_id as "unitId", s.changed_at = $2 as changed`;

const SAVE_INDICATORS = `
  insert into unit_indicator_scores as s (period_id, unit_id, indicator_code, state, numerator, denominator, target, value, points_exact, points)
  select $1, t.* from unnest($2::uuid[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::text[], $8::text[], $9::text[], $10::numeric[])
       as t (unit_id, code, state, numerator, denominator, target, value, points_exact, points)
  order by t.unit_id, t.code
  on conflict (period_id, unit_id, indicator_code) do update set
    state = excluded.state, numerator = excluded.numerator, denominator = excluded.denominator, target = excluded.target,
    value = excluded.value, points_exact = excluded.points_exact, points = excluded.points
  where (s.state, s.numerator, s.denominator, s.target, s.points_exact)
        is distinct from (excluded.state, excluded.numerator, excluded.denominator, excluded.target, excluded.points_exact)`;

const SAVE_CRITERIA = `
  insert into unit_criterion_scores as s (period_id, unit_id, criterion_code, applicable, points_exact, points)
  select $1, t.* from unnest($2::uuid[], $3::text[], $4::boolean[], $5::text[], $6::numeric[])
       as t (unit_id, code, applicable, points_exact, points)
  order by t.unit_id, t.code
  on conflict (period_id, unit_id, criterion_code) do update set
    applicable = excluded.applicable, points_exact = excluded.points_exact, points = excluded.points
  where (s.applicable, s.points_exact) is distinct from (excluded.applicable, excluded.points_exact)`;

const SAVE_DAY = `
  insert into unit_score_days as d (period_id, unit_id, day, total)
  select period_id, unit_id, $2, total from unit_scores where period_id = $1 and unit_id = any($3::uuid[])
  on conflict (period_id, unit_id, day) do update set total = excluded.total where d.total <> excluded.total`;

function plain(value: Rational): string {
  // Counted facts are whole; a share or a level is stored as a decimal that is long enough to be told apart.
  return value.toDecimal(value.denominator === 1n ? 0 : 12);
}

/** The stored scores: exact fractions beside four decimals for lists, sorting and charts. */
@Injectable()
export class UnitScoresRepository {
  constructor(private readonly database: Database) {}

  /** @returns the units whose score is another than before. */
  async save(periodId: string, scored: readonly ScoredUnit[], at: Date, day: string): Promise<string[]> {
    if (scored.length === 0) return [];
    const changed = await this.saveTotals(periodId, scored, at);
    await this.saveIndicators(periodId, scored);
    await this.saveCriteria(periodId, scored);
    await this.database.query(SAVE_DAY, [periodId, day, scored.map((unit) => unit.unitId)]);
    return changed;
  }

  private async saveTotals(periodId: string, scored: readonly ScoredUnit[], at: Date): Promise<string[]> {
    const rows = await this.database.query<{ unitId: string; changed: boolean }>(SAVE_TOTALS, [
      periodId,
      at,
      scored.map((unit) => unit.unitId),
      scored.map((unit) => unit.score.total.numerator.toString()),
      scored.map((unit) => unit.score.total.denominator.toString()),
      scored.map((unit) => unit.score.total.toDecimal(4)),
      scored.map((unit) => unit.score.band),
      scored.map((unit) => unit.score.gates.join(',')),
      scored.map((unit) => unit.score.comparable),
      scored.map((unit) => unit.eligible),
      scored.map((unit) => unit.headcount),
      scored.map((unit) => unit.score.awaiting.toDecimal(4)),
    ]);
    return rows.filter((row) => row.changed).map((row) => row.unitId);
  }

  private async saveIndicators(periodId: string, scored: readonly ScoredUnit[]): Promise<void> {
    const rows = scored.flatMap((unit) =>
      unit.score.indicators.map((indicator) => ({ unitId: unit.unitId, ...indicator })),
    );
    await this.database.query(SAVE_INDICATORS, [
      periodId,
      rows.map((row) => row.unitId),
      rows.map((row) => row.code),
      rows.map((row) => row.state),
      rows.map((row) => plain(row.numerator)),
      rows.map((row) => (row.denominator === null ? null : plain(row.denominator))),
      rows.map((row) => row.target.toString()),
      rows.map((row) => row.value.toString()),
      rows.map((row) => row.points.toString()),
      rows.map((row) => row.points.toDecimal(4)),
    ]);
  }

  private async saveCriteria(periodId: string, scored: readonly ScoredUnit[]): Promise<void> {
    const rows = scored.flatMap((unit) =>
      unit.score.criteria.map((criterion) => ({ unitId: unit.unitId, ...criterion })),
    );
    await this.database.query(SAVE_CRITERIA, [
      periodId,
      rows.map((row) => row.unitId),
      rows.map((row) => row.code),
      rows.map((row) => row.applicable),
      rows.map((row) => row.points.toString()),
      rows.map((row) => row.points.toDecimal(4)),
    ]);
  }
}
