import { indicatorsOf, type CriteriaSetContent, type FactSource } from './criteria-set.rules.js';
import { Rational } from './rational.rules.js';
import { type IndicatorFact, type UnitFacts } from './score.rules.js';

/** Whole numbers counted for one unit and everything below it. Credit is in half periods. */
export interface UnitCounts {
  readonly isRoot: boolean;
  readonly eligible: number;
  readonly plansInTime: number;
  readonly fulfilled: number;
  readonly planned: number;
  readonly regular: number;
  readonly covered: number;
  readonly trained: number;
  readonly sharedResources: number;
  readonly hasTrainingPlan: boolean;
}

const AWAITING: IndicatorFact = { state: 'awaiting-evidence', numerator: Rational.ZERO, denominator: null };

function ratio(numerator: number, denominator: number): IndicatorFact {
  return { state: 'computed', numerator: Rational.of(numerator), denominator: Rational.of(denominator) };
}

const FACT_OF: Record<FactSource, (counts: UnitCounts) => IndicatorFact> = {
  'plans-approved-in-time': (counts) => ratio(counts.plansInTime, counts.eligible),
  'plan-fulfilment': (counts) => ratio(counts.fulfilled, counts.planned),
  'regular-learning': (counts) => ratio(counts.regular, counts.eligible),
  'covered-by-unit-training-plan': (counts) => ratio(counts.covered, counts.eligible),
  'minimum-training-time': (counts) => ratio(counts.trained, counts.eligible),
  // Use counts only outside the author's unit (rule A12); nobody is outside the whole department.
  'shared-resources': (counts) => ({
    state: counts.isRoot ? 'not-applicable' : 'computed',
    numerator: Rational.of(counts.sharedResources),
    denominator: null,
  }),
};

export function toUnitFacts(set: CriteriaSetContent, counts: UnitCounts): UnitFacts {
  const facts = indicatorsOf(set).map((indicator): [string, IndicatorFact] => [
    indicator.code,
    indicator.source === null ? AWAITING : FACT_OF[indicator.source](counts),
  ]);
  return { eligible: counts.eligible, indicators: new Map(facts), gates: counts.hasTrainingPlan ? [] : ['G1'] };
}
