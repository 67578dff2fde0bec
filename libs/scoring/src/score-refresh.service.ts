import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, Jobs } from '#platform';
import { scoreUnit } from './score.rules.js';
import { UnitScoreChanged } from './scoring.events.js';
import { refreshScores } from './scoring.jobs.js';
import { type ScoringPeriod } from './scoring-periods.repository.js';
import { ScoringPeriods } from './scoring-periods.service.js';
import { ScoringStores } from './scoring-stores.service.js';
import { type UnitCountsRow } from './unit-facts.repository.js';
import { toUnitFacts } from './unit-facts.rules.js';
import { type ScoredUnit } from './unit-scores.repository.js';

/** People refreshed in one transaction: large enough to be fast, small enough that a kill loses little work. */
const PEOPLE_A_ROUND = 2000;

/** Brings stored scores up to date with the ledger, the plans and the membership. */
@Injectable()
export class ScoreRefreshService {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly periods: ScoringPeriods,
    private readonly stores: ScoringStores,
  ) {}

  /** Works until nothing of the period is stale, or until the worker stops. */
  async workOff(periodId: string, signal: AbortSignal): Promise<void> {
    const period = await this.periods.find(periodId);
    if (period === null || period.state === 'locked') return;
    while (!signal.aborted && (await this.round(period)));
  }

  async wakeWaiting(): Promise<void> {
    await this.periods.ensureCurrentYear();
    for (const periodId of await this.stores.staleness.listWaitingPeriods())
      await this.jobs.enqueue(refreshScores, { periodId });
  }

  async recomputePeriod(periodId: string): Promise<void> {
    const period = await this.periods.find(periodId);
    if (period !== null && period.state !== 'locked') await this.recompute(period);
  }

  async recomputeOpenPeriods(): Promise<void> {
    for (const period of await this.periods.listOpen()) await this.recompute(period);
  }

  /**
   * One pass per table over the whole period.
   * @param on the day that the trend notes the result under; today unless a history is being built.
   */
  async recompute(period: ScoringPeriod, on = this.clock.today()): Promise<void> {
    await this.database.transaction(async () => {
      await this.stores.staleness.lockPeriod(period.id);
      await this.stores.people.refreshAll(period);
      await this.score(period, null, on);
    });
  }

  /** @returns whether there was anything to do. */
  private async round(period: ScoringPeriod): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.stores.staleness.lockPeriod(period.id);
      const people = await this.stores.staleness.takePeople(period.id, PEOPLE_A_ROUND);
      const marked = await this.stores.staleness.takeUnits(period.id);
      const moved = await this.refreshPeople(period, people);
      const units = [...new Set([...marked, ...moved])];
      if (units.length > 0)
        await this.score(period, await this.stores.facts.listWithAncestors(period.id, units), this.clock.today());
      return people.length > 0 || marked.length > 0;
    });
  }

  /** @returns the units that the people stood in before and stand in now. */
  private async refreshPeople(period: ScoringPeriod, people: readonly string[]): Promise<string[]> {
    if (people.length === 0) return [];
    const store = this.stores.people;
    const before = await store.listUnitsOf(period.id, people);
    await store.refresh(period, people);
    return [...before, ...(await store.listUnitsOf(period.id, people))];
  }

  private async score(period: ScoringPeriod, unitIds: readonly string[] | null, on: string): Promise<void> {
    const counts = await this.stores.facts.list(period.id, unitIds);
    const scored = counts.map((row) => this.scoreOf(period, row));
    const changed = new Set(await this.stores.scores.save(period.id, scored, this.clock.now(), on));
    const news = scored.filter((unit) => changed.has(unit.unitId));
    await this.events.publishAll(
      news.map(
        ({ unitId, score }) =>
          new UnitScoreChanged({ periodId: period.id, unitId, total: score.total.toDecimal(4), band: score.band }),
      ),
    );
  }

  private scoreOf(period: ScoringPeriod, row: UnitCountsRow): ScoredUnit {
    const score = scoreUnit(period.criteria, toUnitFacts(period.criteria, row));
    return { unitId: row.unitId, eligible: row.eligible, headcount: row.headcount, score };
  }
}
