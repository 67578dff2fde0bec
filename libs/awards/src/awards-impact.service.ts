import { Injectable } from '@nestjs/common';
import { type ImpactFigure, type ImpactQuestion, ReorganisationImpact } from '#identity';
import { AwardsImpactRepository } from './awards-impact.repository.js';

const MOST_NAMES = 10;

/** Nominations stay with the unit of their time (domain.md §4.5); whoever reorganises should know that they are open. */
@Injectable()
export class AwardsImpact extends ReorganisationImpact {
  constructor(private readonly repository: AwardsImpactRepository) {
    super();
  }

  override async figuresOf({ unitIds, personIds }: ImpactQuestion): Promise<ImpactFigure[]> {
    const open = await this.repository.listOpen(unitIds, personIds);
    const names = open.slice(0, MOST_NAMES).map(({ name }) => name);
    return [{ code: 'awards.nominations-open', count: open.length, names }];
  }
}
