import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database } from '#platform';
import { type CountedUnit } from './small-cells.rules.js';
import { PERIOD_TREE } from './unit-facts.repository.js';

export interface UnitScoreRow {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly unitName: string;
  readonly unitKind: string;
  readonly depth: number;
  readonly total: string;
  readonly totalExact: string;
  readonly band: string;
  readonly gates: string[];
  readonly comparable: boolean;
  readonly awaiting: string;
  readonly eligible: number;
  readonly headcount: number;
  readonly changedAt: Date;
  readonly computedAt: Date;
}

export interface IndicatorRow {
  readonly code: string;
  readonly state: 'computed' | 'awaiting-evidence' | 'not-applicable';
  readonly numerator: string;
  readonly denominator: string | null;
  readonly target: string;
  readonly value: string;
  readonly points: string;
}

export interface CriterionRow {
  readonly code: string;
  readonly applicable: boolean;
  readonly points: string;
}

const UNIT_ROWS = `
  with ${PERIOD_TREE},
  named as (
    select distinct on (v.unit_id) v.unit_id, v.name, v.kind, v.parent_id
    from current_unit_versions v join period p on v.valid && p.span order by v.unit_id, lower(v.valid) desc
  )
  select s.unit_id as "unitId", n.parent_id as "parentId", n.name as "unitName", n.kind as "unitKind",
         (select count(*) - 1 from lineage l where l.unit_id = s.unit_id)::int as depth,
         s.total, s.total_numerator || '/' || s.total_denominator as "totalExact", s.band, s.gates, s.comparable, s.awaiting_points as awaiting,
         s.eligible_count as eligible, s.headcount, s.changed_at as "changedAt", s.computed_at as "computedAt"
  from unit_scores s join named n using (unit_id)
  where s.period_id = $1`;

/** Stored scores for screens: lists within the reader's scope, one unit with its indicators, the trend. */
@Injectable()
export class ScoreReadingRepository {
  constructor(private readonly database: Database) {}

  async list(periodId: string, scope: UnitScope): Promise<UnitScoreRow[]> {
    return this.database.named<UnitScoreRow>(
      'scoring.list-units',
      `${UNIT_ROWS} and ($2::uuid[] is null or s.unit_id = any($2)) order by s.total desc, n.name collate vi`,
      [periodId, scopeParameter(scope)],
    );
  }

  async find(periodId: string, unitId: string): Promise<UnitScoreRow | null> {
    const rows = await this.database.named<UnitScoreRow>('scoring.find-unit', `${UNIT_ROWS} and s.unit_id = $2`, [
      periodId,
      unitId,
    ]);
    return rows[0] ?? null;
  }

  /** Every unit of the period in its tree; what may be shown of it is decided on this. */
  async listCounted(periodId: string): Promise<CountedUnit[]> {
    return this.database.named<CountedUnit>(
      'scoring.list-counted',
      `with ${PERIOD_TREE}
       select s.unit_id as "unitId", l.parent_id as "parentId", s.headcount
       from unit_scores s join link l using (unit_id) where s.period_id = $1`,
      [periodId],
    );
  }

  async listHeadcounts(periodId: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.named<{ unitId: string; headcount: number }>(
      'scoring.list-headcounts',
      `select unit_id as "unitId", headcount from unit_scores where period_id = $1 and unit_id = any($2::uuid[])`,
      [periodId, unitIds],
    );
    return new Map(rows.map(({ unitId, headcount }) => [unitId, headcount]));
  }

  async listIndicators(periodId: string, unitId: string): Promise<IndicatorRow[]> {
    return this.database.named<IndicatorRow>(
      'scoring.list-indicators',
      `select indicator_code as code, state, numerator, denominator, target, value, points
       from unit_indicator_scores where period_id = $1 and unit_id = $2`,
      [periodId, unitId],
    );
  }

  async listCriteria(periodId: string, unitId: string): Promise<CriterionRow[]> {
    return this.database.named<CriterionRow>(
      'scoring.list-criteria',
      `select criterion_code as code, applicable, points from unit_criterion_scores where period_id = $1 and unit_id = $2`,
      [periodId, unitId],
    );
  }

  /** The last score of each day on which it was computed. */
  async listTrend(periodId: string, unitId: string): Promise<{ day: string; total: string }[]> {
    return this.database.named<{ day: string; total: string }>(
      'scoring.list-trend',
      `select day, total from unit_score_days where period_id = $1 and unit_id = $2 order by day`,
      [periodId, unitId],
    );
  }
}
