import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { Clock, type Actor } from '#platform';
import { ScoreReading, type ScoringPeriod, type UnitScoreRow } from '#scoring';
import { CHART_DAYS, daysBefore, figureDays } from './overview-days.rules.js';
import { OverviewRepository, type CompletionDay, type UnitFigures } from './overview.repository.js';
import { readOfficeDashboard } from './reporting.permissions.js';

export type OverviewUnit = UnitScoreRow & UnitFigures;

export interface OfficeOverview {
  readonly period: ScoringPeriod;
  readonly units: readonly OverviewUnit[];
  readonly days: readonly CompletionDay[];
  readonly withheld: number;
  readonly behindSeconds: number;
}

@Injectable()
export class Overview {
  constructor(
    private readonly overview: OverviewRepository,
    private readonly scores: ScoreReading,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, periodId: string | undefined): Promise<OfficeOverview> {
    const { period, units, withheld, countable, behindSeconds } = await this.scores.list(actor, periodId);
    const scope = await this.access.unitScope(actor, readOfficeDashboard);
    const today = this.clock.today();
    const [figures, days] = await Promise.all([
      this.overview.listFigures(period.id, scope, figureDays(today)),
      this.overview.listDays(daysBefore(today, CHART_DAYS - 1), today, countable),
    ]);
    const byUnit = new Map(figures.map((row) => [row.unitId, row]));
    const joined = units.flatMap((unit) => {
      const own = byUnit.get(unit.unitId);
      return own === undefined ? [] : [{ ...unit, ...own }];
    });
    return { period, units: joined, days, withheld, behindSeconds };
  }
}
