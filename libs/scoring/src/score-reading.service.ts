import { Injectable } from '@nestjs/common';
import { Access, Membership, scopeHolds } from '#identity';
import { Clock, type Actor } from '#platform';
import { indicatorsOf } from './criteria-set.rules.js';
import {
  ScoreReadingRepository,
  type CriterionRow,
  type IndicatorRow,
  type UnitScoreRow,
} from './score-reading.repository.js';
import { ScoreFreshness } from './score-freshness.service.js';
import { ScoringErrors } from './scoring.errors.js';
import { readUnitScores } from './scoring.permissions.js';
import { type ScoringPeriod } from './scoring-periods.repository.js';
import { ScoringPeriods } from './scoring-periods.service.js';

export interface UnitScoreDetail {
  readonly period: ScoringPeriod;
  readonly unit: UnitScoreRow;
  readonly criteria: readonly CriterionRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly trend: readonly { day: string; total: string }[];
  readonly behindSeconds: number;
  /** Whether the reader may open the explanation with names. */
  readonly mayExplain: boolean;
}

@Injectable()
export class ScoreReading {
  constructor(
    private readonly reading: ScoreReadingRepository,
    private readonly periods: ScoringPeriods,
    private readonly access: Access,
    private readonly membership: Membership,
    private readonly freshness: ScoreFreshness,
    private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    periodId: string | undefined,
  ): Promise<{ period: ScoringPeriod; units: UnitScoreRow[]; behindSeconds: number }> {
    const period = await this.periodOf(periodId);
    const scope = await this.access.unitScope(actor, readUnitScores);
    const [units, behindSeconds] = await Promise.all([
      this.reading.list(period.id, scope),
      this.freshness.secondsBehind(period.id),
    ]);
    return { period, units, behindSeconds };
  }

  /** @throws scoring.unit-not-found for a unit that the reader neither answers for nor belongs to. */
  async get(actor: Actor, unitId: string, periodId: string | undefined): Promise<UnitScoreDetail> {
    const period = await this.periodOf(periodId);
    const mayExplain = await this.access.reaches(actor, readUnitScores, unitId);
    if (!mayExplain && !(await this.ownUnits(actor)).includes(unitId)) throw ScoringErrors.unitNotFound(unitId);
    const unit = await this.reading.find(period.id, unitId);
    if (unit === null) throw ScoringErrors.scoreNotComputed(unitId);
    const [criteria, indicators, trend, behindSeconds] = await Promise.all([
      this.reading.listCriteria(period.id, unitId),
      this.reading.listIndicators(period.id, unitId),
      this.reading.listTrend(period.id, unitId),
      this.freshness.secondsBehind(period.id),
    ]);
    const order = indicatorsOf(period.criteria).map(({ code }) => code);
    const inOrder = [...indicators].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
    return { period, unit, criteria, indicators: inOrder, trend, behindSeconds, mayExplain };
  }

  /** Which units' scores the actor may open, by the rule that `get` refuses by. */
  async readable(actor: Actor): Promise<(unitId: string) => boolean> {
    const [scope, own] = await Promise.all([this.access.unitScope(actor, readUnitScores), this.ownUnits(actor)]);
    return (unitId) => scopeHolds(scope, unitId) || own.includes(unitId);
  }

  async periodOf(periodId: string | undefined): Promise<ScoringPeriod> {
    return periodId === undefined ? this.periods.current() : this.periods.get(periodId);
  }

  /** Everybody sees the score of the own unit and of those above it. */
  private async ownUnits(actor: Actor): Promise<readonly string[]> {
    if (actor.personId === null) return [];
    const today = this.clock.today();
    const home = await this.membership.unitOf(actor.personId, today);
    return home === null ? [] : this.membership.ancestorsOf(home, today);
  }
}
