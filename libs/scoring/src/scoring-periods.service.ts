import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database, Jobs, newId } from '#platform';
import { type CriteriaSetContent, criteriaSetFaults } from './criteria-set.rules.js';
import { DEFAULT_CRITERIA_SET } from './default-criteria.rules.js';
import { ScoringErrors } from './scoring.errors.js';
import { recomputePeriod } from './scoring.jobs.js';
import { ScoringPeriodsRepository, type ScoringPeriod } from './scoring-periods.repository.js';

/** The periods that are scored, each under the version of the criteria that was in force when it opened. */
@Injectable()
export class ScoringPeriods {
  constructor(
    private readonly database: Database,
    private readonly periods: ScoringPeriodsRepository,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async find(id: string): Promise<ScoringPeriod | null> {
    return this.periods.find(id);
  }

  /** @throws scoring.period-not-found */
  async get(id: string): Promise<ScoringPeriod> {
    const period = await this.find(id);
    if (period === null) throw ScoringErrors.periodNotFound(id);
    return period;
  }

  /** The year that today lies in. @throws scoring.no-current-period */
  async current(): Promise<ScoringPeriod> {
    const period = await this.periods.findYearOf(this.clock.today());
    if (period === null) throw ScoringErrors.noCurrentPeriod(this.clock.today());
    return period;
  }

  async list(): Promise<ScoringPeriod[]> {
    return this.periods.list();
  }

  async listOpen(): Promise<ScoringPeriod[]> {
    return (await this.list()).filter((period) => period.state !== 'locked');
  }

  /** Opens a calendar year under the default criteria; opening it again changes nothing. Dates: domain.md §8.5. */
  async openYear(year: number): Promise<void> {
    await this.database.transaction(async () => {
      const criteriaSetId = await this.adopt(DEFAULT_CRITERIA_SET);
      const periodId = newId();
      await this.periods.insertYear({
        id: periodId,
        code: `N${year}`,
        name: `Năm ${year}`,
        startsOn: `${year}-01-01`,
        endsOn: `${year}-12-31`,
        planDeadlineOn: `${year}-03-31`,
        trainingPlanDeadlineOn: `${year}-02-28`,
        evidenceClosesOn: `${year}-12-10`,
        criteriaSetId,
      });
      // Everybody counts from the first day on, also those of whom no news ever comes.
      await this.jobs.enqueue(recomputePeriod, { periodId });
    });
  }

  /** A new year opens by itself: nobody's learning waits for somebody to remember it. */
  async ensureCurrentYear(): Promise<void> {
    const today = this.clock.today();
    if ((await this.periods.findYearOf(today)) === null) await this.openYear(Number(today.slice(0, 4)));
  }

  private async adopt(content: CriteriaSetContent): Promise<string> {
    const faults = criteriaSetFaults(content);
    if (faults.length > 0) throw ScoringErrors.criteriaSetInvalid(faults);
    const text = JSON.stringify(content);
    return this.periods.adoptCriteria({
      id: newId(),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      ...content,
    });
  }
}
