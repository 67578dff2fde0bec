import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { type Actor } from '#platform';
import { isExplainedByPeople } from './counting.rules.js';
import { indicatorsOf, type FactSource } from './criteria-set.rules.js';
import {
  ScoreExplanationRepository,
  type ExplainedCounts,
  type ExplainedPerson,
  type ExplainedResource,
  type OwnPart,
  type PeopleFilter,
} from './score-explanation.repository.js';
import { ScoreFreshness } from './score-freshness.service.js';
import { ScoreReading } from './score-reading.service.js';
import { ScoringErrors } from './scoring.errors.js';
import { readNamedResults } from './scoring.permissions.js';
import { type ScoringPeriod } from './scoring-periods.repository.js';

export interface Explanation {
  readonly source: FactSource | null;
  readonly counts: ExplainedCounts;
  readonly people: readonly ExplainedPerson[];
  readonly resources: readonly ExplainedResource[];
}

const NOTHING_COUNTED: ExplainedCounts = { counted: 0, notCounted: 0, numerator: 0, denominator: 0 };

/** Each number of a unit down to the person or document, with what was not counted and why. */
@Injectable()
export class ScoreExplanation {
  constructor(
    private readonly explanations: ScoreExplanationRepository,
    private readonly reading: ScoreReading,
    private readonly access: Access,
    private readonly freshness: ScoreFreshness,
  ) {}

  /** @throws scoring.unit-not-found without the right to see the unit's people; scoring.indicator-not-found */
  async explain(
    actor: Actor,
    unitId: string,
    code: string,
    periodId: string | undefined,
    filter: PeopleFilter,
  ): Promise<Explanation> {
    if (!(await this.access.reaches(actor, readNamedResults, unitId))) throw ScoringErrors.unitNotFound(unitId);
    const period = await this.reading.periodOf(periodId);
    const indicator = indicatorsOf(period.criteria).find((candidate) => candidate.code === code);
    if (indicator === undefined) throw ScoringErrors.indicatorNotFound(code);
    const { source } = indicator;
    if (isExplainedByPeople(source)) {
      const [counts, people] = await Promise.all([
        this.explanations.countPeople(period.id, unitId, source),
        this.explanations.listPeople(period.id, unitId, source, filter),
      ]);
      return { source, counts, people, resources: [] };
    }
    if (source === null) return { source, counts: NOTHING_COUNTED, people: [], resources: [] };
    const resources = await this.explanations.listResources(period.id, unitId);
    return { source, counts: countResources(resources), people: [], resources };
  }

  /** The reader's own part, null before it has been computed or without a place in the period. */
  async ownPart(
    actor: Actor,
    periodId: string | undefined,
  ): Promise<{ period: ScoringPeriod; part: OwnPart | null; behindSeconds: number }> {
    const period = await this.reading.periodOf(periodId);
    const part = actor.personId === null ? null : await this.explanations.findPerson(period.id, actor.personId);
    return { period, part, behindSeconds: await this.freshness.secondsBehind(period.id) };
  }
}

function countResources(resources: readonly ExplainedResource[]): ExplainedCounts {
  const counted = resources.filter((resource) => resource.counted).length;
  return { counted, notCounted: resources.length - counted, numerator: counted, denominator: 0 };
}
