import { Injectable } from '@nestjs/common';
import { Access, Membership, scopeHolds, scopeParameter, type UnitScope } from '#identity';
import { Clock, type Actor } from '#platform';
import { indicatorsOf } from './criteria-set.rules.js';
import {
  ScoreReadingRepository,
  type CriterionRow,
  type IndicatorRow,
  type UnitScoreRow,
} from './score-reading.repository.js';
import { hiddenAlone, hiddenUnits, shownUpwards } from './small-cells.rules.js';
import { ScoreFreshness } from './score-freshness.service.js';
import { ScoringErrors } from './scoring.errors.js';
import { readNamedResults, readUnitScores } from './scoring.permissions.js';
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
  /** Whether the reader may list the units below. */
  readonly mayList: boolean;
  /** Fewer than five people stand behind the numbers, or would be what is left of them: only the total is told. */
  readonly withheld: boolean;
}

export interface UnitScoreList {
  readonly period: ScoringPeriod;
  readonly units: UnitScoreRow[];
  /** Units that are not listed one by one, since their groups are too small for this reader. */
  readonly withheld: number;
  /** Where people may be counted together: without the units that are hidden and stand below none that is shown. */
  readonly countable: UnitScope;
  readonly behindSeconds: number;
}

type UnitTest = (unitId: string) => boolean;

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

  async list(actor: Actor, periodId: string | undefined): Promise<UnitScoreList> {
    const period = await this.periodOf(periodId);
    const scope = await this.access.unitScope(actor, readUnitScores);
    const [known, behindSeconds, hides] = await Promise.all([
      this.reading.list(period.id, scope),
      this.freshness.secondsBehind(period.id),
      this.hides(actor, period.id),
    ]);
    const units = known.filter(({ unitId }) => !hides(unitId));
    const withheld = known.length - units.length;
    const left = withheld === 0 ? scope : without(scope, known, hiddenAlone(known, hides));
    return { period, units, withheld, countable: left, behindSeconds };
  }

  /** @throws scoring.unit-not-found for a unit that the reader neither answers for nor belongs to. */
  async get(actor: Actor, unitId: string, periodId: string | undefined): Promise<UnitScoreDetail> {
    const period = await this.periodOf(periodId);
    const mayList = await this.access.reaches(actor, readUnitScores, unitId);
    const mayExplain = await this.access.reaches(actor, readNamedResults, unitId);
    if (!mayList && !(await this.ownUnits(actor)).includes(unitId)) throw ScoringErrors.unitNotFound(unitId);
    const unit = await this.reading.find(period.id, unitId);
    if (unit === null) throw ScoringErrors.scoreNotComputed(unitId);
    const withheld = !mayExplain && (await this.isWithheld(actor, period.id, unitId, mayList));
    const [criteria, indicators, trend, behindSeconds] = await Promise.all([
      this.reading.listCriteria(period.id, unitId),
      this.reading.listIndicators(period.id, unitId),
      this.reading.listTrend(period.id, unitId),
      this.freshness.secondsBehind(period.id),
    ]);
    const order = indicatorsOf(period.criteria).map(({ code }) => code);
    const inOrder = [...indicators].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
    const seen = { period, unit, behindSeconds, mayExplain, mayList, withheld };
    if (withheld) return { ...seen, trend: [], criteria: [], indicators: [] };
    return { ...seen, trend, criteria, indicators: inOrder };
  }

  /** Which units' scores the actor may open, by the rule that `get` refuses by. */
  async readable(actor: Actor): Promise<(unitId: string) => boolean> {
    const [scope, own] = await Promise.all([this.access.unitScope(actor, readUnitScores), this.ownUnits(actor)]);
    return (unitId) => scopeHolds(scope, unitId) || own.includes(unitId);
  }

  /** Which units are too small, alone or beside the others, for a reader who may not see their people by name. */
  private async hides(actor: Actor, periodId: string): Promise<(unitId: string) => boolean> {
    const named = await this.access.unitScope(actor, readNamedResults);
    const read = scopeParameter(await this.access.unitScope(actor, readUnitScores));
    if ('everything' in named || read?.every((unitId) => scopeHolds(named, unitId))) return () => false;
    const hidden = hiddenUnits(await this.reading.listCounted(periodId));
    return (unitId) => hidden.has(unitId) && !scopeHolds(named, unitId);
  }

  /**
   * What of units that are ranked for all to see a reader without their names is shown. `shows`: none that is hidden, but
   * members their own unit where they see its score too. `counts`: its people, for whoever lists its score; for others
   * they would be what the own unit is taken off from.
   */
  async ranked(actor: Actor, periodId: string): Promise<{ shows: UnitTest; counts: UnitTest }> {
    const [counted, read, chain] = await Promise.all([
      this.reading.listCounted(periodId),
      this.access.unitScope(actor, readUnitScores),
      this.ownUnits(actor),
    ]);
    const hidden = hiddenUnits(counted);
    const headcounts = new Map(counted.map(({ unitId, headcount }) => [unitId, headcount]));
    const shown = shownUpwards(chain.map((id) => headcounts.get(id) ?? 0));
    const own = new Set(chain.filter((_, index) => shown[index]));
    return {
      shows: (unitId) => !hidden.has(unitId) || (own.has(unitId) && !scopeHolds(read, unitId)),
      counts: (unitId) => !hidden.has(unitId) && scopeHolds(read, unitId),
    };
  }

  /** Who lists units sees many beside each other; a member sees the own unit and those above it. */
  private async isWithheld(actor: Actor, periodId: string, unitId: string, mayList: boolean): Promise<boolean> {
    if (mayList) return (await this.hides(actor, periodId))(unitId);
    const chain = await this.ownUnits(actor);
    const headcounts = await this.reading.listHeadcounts(periodId, chain);
    return !shownUpwards(chain.map((id) => headcounts.get(id) ?? 0))[chain.indexOf(unitId)];
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

function without(scope: UnitScope, known: readonly UnitScoreRow[], left: ReadonlySet<string>): UnitScope {
  if (left.size === 0) return scope;
  const unitIds = scopeParameter(scope) ?? known.map(({ unitId }) => unitId);
  return { unitIds: unitIds.filter((unitId) => !left.has(unitId)) };
}
