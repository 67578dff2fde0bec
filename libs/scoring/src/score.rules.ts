import {
  TARGET_PER_TEN_ELIGIBLE,
  type BandDefinition,
  type CriteriaSetContent,
  type CriterionDefinition,
  type GateDefinition,
  type IndicatorDefinition,
} from './criteria-set.rules.js';
import { Rational, sum } from './rational.rules.js';

export const INDICATOR_STATES = ['computed', 'awaiting-evidence', 'not-applicable'] as const;
export type IndicatorState = (typeof INDICATOR_STATES)[number];

/** What is known of one indicator of one unit. `denominator` is null for counts and levels. */
export interface IndicatorFact {
  readonly state: IndicatorState;
  readonly numerator: Rational;
  readonly denominator: Rational | null;
}

export interface UnitFacts {
  readonly eligible: number;
  readonly indicators: ReadonlyMap<string, IndicatorFact>;
  /** Codes of gates whose condition holds; G3 follows from the facts and need not be given. */
  readonly gates: readonly string[];
}

export interface IndicatorScore {
  readonly code: string;
  readonly state: IndicatorState;
  readonly numerator: Rational;
  readonly denominator: Rational | null;
  readonly target: Rational;
  /** v, between 0 and 1. */
  readonly value: Rational;
  /** W × v; zero when not applicable. */
  readonly points: Rational;
}

export interface CriterionScore {
  readonly code: string;
  readonly applicable: boolean;
  readonly points: Rational;
}

export interface UnitScore {
  readonly total: Rational;
  readonly band: string;
  readonly gates: readonly string[];
  readonly comparable: boolean;
  /** Points of indicators whose evidence has not been verified yet: what the total may still gain beside the automatic part. */
  readonly awaiting: Rational;
  readonly criteria: readonly CriterionScore[];
  readonly indicators: readonly IndicatorScore[];
}

export function targetOf(indicator: IndicatorDefinition, eligible: number): Rational {
  if (indicator.target !== TARGET_PER_TEN_ELIGIBLE) return Rational.parse(indicator.target);
  return Rational.of(Math.max(1, Math.ceil(eligible / 10)));
}

function valueOf(indicator: IndicatorDefinition, fact: IndicatorFact, target: Rational): Rational {
  if (indicator.measure === 'level') return fact.numerator.min(Rational.ONE);
  if (indicator.measure === 'count') return fact.numerator.over(target).min(Rational.ONE);
  if (fact.denominator === null || fact.denominator.isZero) return Rational.ZERO;
  return fact.numerator.over(fact.denominator).over(target).min(Rational.ONE);
}

function stateOf(indicator: IndicatorDefinition, fact: IndicatorFact): IndicatorState {
  // D = 0 is "not applicable" only where the table says so, otherwise it scores 0 (§8.3 rule 4).
  const empty = fact.state === 'computed' && indicator.measure === 'ratio' && (fact.denominator?.isZero ?? true);
  return empty && indicator.whenEmpty === 'not-applicable' ? 'not-applicable' : fact.state;
}

export function scoreIndicator(indicator: IndicatorDefinition, facts: UnitFacts): IndicatorScore {
  const fact = facts.indicators.get(indicator.code) ?? {
    state: 'awaiting-evidence',
    numerator: Rational.ZERO,
    denominator: null,
  };
  const target = targetOf(indicator, facts.eligible);
  const state = stateOf(indicator, fact);
  const value = state === 'computed' ? valueOf(indicator, fact, target) : Rational.ZERO;
  const points = Rational.parse(indicator.weight).times(value);
  return {
    code: indicator.code,
    state,
    numerator: fact.numerator,
    denominator: fact.denominator,
    target,
    value,
    points,
  };
}

/** W_C × Σ(W·v) / ΣW over the applicable indicators (§8.3 rule 4). */
function scoreCriterion(criterion: CriterionDefinition, scores: ReadonlyMap<string, IndicatorScore>): CriterionScore {
  const applicable = criterion.indicators.filter((indicator) => scores.get(indicator.code)?.state !== 'not-applicable');
  if (applicable.length === 0) return { code: criterion.code, applicable: false, points: Rational.ZERO };
  const earned = sum(applicable.map((indicator) => scores.get(indicator.code)?.points ?? Rational.ZERO));
  const possible = sum(applicable.map((indicator) => Rational.parse(indicator.weight)));
  return {
    code: criterion.code,
    applicable: true,
    points: Rational.parse(criterion.weight).times(earned).over(possible),
  };
}

/** A criterion that is wholly not applicable gives its weight to the others in proportion (§8.3 rule 4). */
function totalOf(set: CriteriaSetContent, criteria: readonly CriterionScore[]): Rational {
  const applicable = criteria.filter((criterion) => criterion.applicable);
  const codes = new Set(applicable.map((criterion) => criterion.code));
  const weights = set.criteria
    .filter((criterion) => codes.has(criterion.code))
    .map((criterion) => Rational.parse(criterion.weight));
  if (weights.length === 0) return Rational.ZERO;
  return sum(applicable.map((criterion) => criterion.points))
    .times(Rational.of(100))
    .over(sum(weights));
}

function bandIndexOf(bands: readonly BandDefinition[], total: Rational): number {
  const index = bands.findIndex((band) => total.atLeast(Rational.parse(band.from)));
  return index === -1 ? bands.length - 1 : index;
}

function pointsIn(
  set: CriteriaSetContent,
  scores: ReadonlyMap<string, IndicatorScore>,
  state: IndicatorState,
): Rational {
  const found = set.criteria
    .flatMap((criterion) => criterion.indicators)
    .filter((indicator) => scores.get(indicator.code)?.state === state);
  return sum(found.map((indicator) => Rational.parse(indicator.weight)));
}

function holds(gate: GateDefinition, given: readonly string[], skipped: Rational): boolean {
  if (gate.when !== 'not-applicable-above') return given.includes(gate.code);
  return skipped.compare(Rational.parse(gate.limit ?? '100')) > 0;
}

/** The score of one unit: exact inside; bands and ranks use the unrounded total (§8.3 rule 5). */
export function scoreUnit(set: CriteriaSetContent, facts: UnitFacts): UnitScore {
  const indicators = set.criteria
    .flatMap((criterion) => criterion.indicators)
    .map((indicator) => scoreIndicator(indicator, facts));
  const byCode = new Map(indicators.map((score) => [score.code, score]));
  const criteria = set.criteria.map((criterion) => scoreCriterion(criterion, byCode));
  const total = totalOf(set, criteria);
  const skipped = pointsIn(set, byCode, 'not-applicable');
  const gates = set.gates.filter((gate) => holds(gate, facts.gates, skipped));
  const earned = bandIndexOf(set.bands, total);
  const lowest = gates.reduce(
    (index, gate) =>
      Math.max(
        index,
        set.bands.findIndex((band) => band.code === gate.highestBand),
      ),
    earned,
  );
  return {
    total,
    band: set.bands[lowest]?.code ?? '',
    gates: gates.map((gate) => gate.code),
    awaiting: pointsIn(set, byCode, 'awaiting-evidence'),
    comparable: !gates.some((gate) => gate.when === 'not-applicable-above'),
    criteria,
    indicators,
  };
}
