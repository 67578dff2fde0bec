import { Injectable } from '@nestjs/common';
import { type ImpactFigure, type ImpactQuestion, ReorganisationImpact } from '#identity';
import { PlanningImpactRepository } from './planning-impact.repository.js';

const MOST_NAMES = 10;

/** What a reorganisation finds open in the plans of its year. */
@Injectable()
export class PlanningImpact extends ReorganisationImpact {
  constructor(private readonly repository: PlanningImpactRepository) {
    super();
  }

  override async figuresOf({ effectiveOn, unitIds, personIds }: ImpactQuestion): Promise<ImpactFigure[]> {
    const year = Number(effectiveOn.slice(0, 4));
    const selfStudy = await this.repository.listOpenSelfStudy(personIds, year);
    const training = await this.repository.listTraining(unitIds, year);
    const figure = (code: string, rows: readonly { name: string }[]): ImpactFigure => {
      return { code, count: rows.length, names: rows.slice(0, MOST_NAMES).map(({ name }) => name) };
    };
    return [figure('planning.self-study-plans-open', selfStudy), figure('planning.unit-training-plans', training)];
  }
}
