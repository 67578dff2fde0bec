import { Rational, sum } from './rational.rules.js';

export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** How N, D and T become the value v (domain.md §8.2): ratio (N/D)/T, count N/T, level N as it is; all capped at 1. */
export const MEASURES = ['ratio', 'count', 'level'] as const;
export type Measure = (typeof MEASURES)[number];

/** The closed catalogue of fact queries that an indicator may name; `null` means evidence that the Office verifies. */
export const FACT_SOURCES = [
  'plans-approved-in-time',
  'plan-fulfilment',
  'regular-learning',
  'covered-by-unit-training-plan',
  'minimum-training-time',
  'shared-resources',
] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** A target that grows with the unit: ⌈eligible/10⌉ (indicator 4.4). */
export const TARGET_PER_TEN_ELIGIBLE = 'eligible/10';

export interface IndicatorDefinition {
  readonly code: string;
  readonly weight: string;
  readonly type: 'A' | 'E' | 'AE';
  readonly measure: Measure;
  readonly target: string;
  readonly source: FactSource | null;
  readonly whenEmpty: 'zero' | 'not-applicable';
  readonly name: Words;
}

export interface CriterionDefinition {
  readonly code: string;
  readonly weight: string;
  readonly name: Words;
  readonly indicators: readonly IndicatorDefinition[];
}

export interface BandDefinition {
  readonly code: string;
  readonly from: string;
  readonly name: Words;
}

export interface GateDefinition {
  readonly code: string;
  readonly when: 'no-approved-unit-training-plan' | 'confirmed-falsification' | 'not-applicable-above';
  readonly highestBand?: string;
  readonly limit?: string;
  readonly name: Words;
}

export interface CriteriaSetContent {
  readonly code: string;
  readonly version: number;
  readonly name: Words;
  readonly legalBasis: readonly string[];
  readonly bands: readonly BandDefinition[];
  readonly gates: readonly GateDefinition[];
  readonly criteria: readonly CriterionDefinition[];
}

export function indicatorsOf(set: CriteriaSetContent): readonly IndicatorDefinition[] {
  return set.criteria.flatMap((criterion) => criterion.indicators);
}

function weightOf(items: readonly { weight: string }[]): Rational {
  return sum(items.map((item) => Rational.parse(item.weight)));
}

function indicatorFaults(indicator: IndicatorDefinition): string[] {
  const faults: string[] = [];
  if (Rational.parse(indicator.weight).compare(Rational.ZERO) <= 0)
    faults.push(`${indicator.code}: weight must be above 0`);
  if (indicator.target !== TARGET_PER_TEN_ELIGIBLE && Rational.parse(indicator.target).compare(Rational.ZERO) <= 0)
    faults.push(`${indicator.code}: target must be above 0`);
  if (indicator.source !== null && !FACT_SOURCES.includes(indicator.source))
    faults.push(`${indicator.code}: unknown fact query ${String(indicator.source)}`);
  if (!MEASURES.includes(indicator.measure))
    faults.push(`${indicator.code}: unknown measure ${String(indicator.measure)}`);
  return faults;
}

/** Everything that forbids a set from being adopted, all at once; an empty list means that it may be used. */
export function criteriaSetFaults(set: CriteriaSetContent): string[] {
  const faults: string[] = [];
  const total = weightOf(set.criteria);
  if (!total.equals(Rational.of(100))) faults.push(`criterion weights sum to ${total.toDecimal(4)}, not to 100`);
  for (const criterion of set.criteria) {
    const inside = weightOf(criterion.indicators);
    if (!inside.equals(Rational.parse(criterion.weight)))
      faults.push(`${criterion.code}: indicator weights sum to ${inside.toDecimal(4)}, not to ${criterion.weight}`);
    faults.push(...criterion.indicators.flatMap(indicatorFaults));
  }
  const codes = indicatorsOf(set).map((indicator) => indicator.code);
  if (new Set(codes).size !== codes.length) faults.push('an indicator code occurs twice');
  if (set.legalBasis.length === 0) faults.push('a legal basis is missing');
  if (set.bands.at(-1)?.from !== '0') faults.push('the lowest band must start at 0');
  return faults;
}
