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

  override async figuresOf(question: ImpactQuestion): Promise<ImpactFigure[]> {
    const { effectiveOn, unitIds } = question;
    const selfStudy = await this.repository.listOpenSelfStudy(question);
    const training = await this.repository.listTraining(unitIds, Number(effectiveOn.slice(0, 4)));
    const figure = (code: string, rows: readonly { name: string }[]): ImpactFigure => {
      return { code, count: rows.length, names: rows.slice(0, MOST_NAMES).map(({ name }) => name) };
    };
    return [figure('planning.self-study-plans-open', selfStudy), figure('planning.unit-training-plans', training)];
  }
}
