import { Injectable } from '@nestjs/common';
import { DeliveryLag } from '#platform';
import { StalenessRepository } from './staleness.repository.js';

/** The subscribers that a completion passes on its way into a score. */
const WAY_OF_A_COMPLETION = ['records.completions', 'scoring.staleness'];

/** How far the scores are behind what has been learned. */
@Injectable()
export class ScoreFreshness {
  constructor(
    private readonly lag: DeliveryLag,
    private readonly staleness: StalenessRepository,
  ) {}

  async secondsBehind(periodId: string): Promise<number> {
    const [lags, oldest] = await Promise.all([this.lag.read(), this.staleness.oldestSeconds(periodId)]);
    const waiting = lags
      .filter(({ subscriber }) => WAY_OF_A_COMPLETION.includes(subscriber))
      .map(({ oldestSeconds }) => oldestSeconds);
    return Math.round(Math.max(0, oldest, ...waiting));
  }
}
