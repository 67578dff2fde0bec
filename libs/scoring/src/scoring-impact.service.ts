import { Injectable } from '@nestjs/common';
import { type ImpactFigure, type ImpactQuestion, ReorganisationImpact } from '#identity';
import { ScoringPeriodsRepository } from './scoring-periods.repository.js';

/** The periods whose figures a reorganisation can still move, and those that stay as they were locked. */
@Injectable()
export class ScoringImpact extends ReorganisationImpact {
  constructor(private readonly periods: ScoringPeriodsRepository) {
    super();
  }

  /** A period that ends on or after the day is computed anew, whether the day lies in it or before it. */
  override async figuresOf({ effectiveOn }: ImpactQuestion): Promise<ImpactFigure[]> {
    const touched = (await this.periods.list()).filter(({ endsOn }) => endsOn >= effectiveOn);
    const figure = (code: string, locked: boolean): ImpactFigure => {
      const names = touched.filter(({ state }) => (state === 'locked') === locked).map(({ name }) => name);
      return { code, count: names.length, names };
    };
    return [figure('scoring.periods-open', false), figure('scoring.periods-locked', true)];
  }
}
