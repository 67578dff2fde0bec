import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';

export const BANDS = ['good', 'fair', 'average', 'below'] as const;
export type Band = (typeof BANDS)[number];

export interface Words {
  readonly vi: string;
  readonly en: string;
}

export interface ScoringPeriod {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly planDeadlineOn: string;
  readonly evidenceClosesOn: string;
  readonly state: 'open' | 'provisional' | 'locked';
}

export interface UnitScore {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly unitName: string;
  readonly unitKind: string;
  readonly depth: number;
  readonly total: string;
  readonly band: Band;
  readonly gates: readonly string[];
  readonly comparable: boolean;
  /** Points that wait for verified evidence. */
  readonly awaiting: string;
  readonly eligible: number;
  readonly headcount: number;
  readonly changedAt: string;
  readonly computedAt: string;
}

export interface IndicatorScore {
  readonly code: string;
  readonly criterionCode: string;
  readonly name: Words;
  readonly weight: string;
  readonly type: 'A' | 'E' | 'AE';
  readonly measure: 'ratio' | 'count' | 'level';
  readonly source: string | null;
  readonly state: 'computed' | 'awaiting-evidence' | 'not-applicable';
  readonly numerator: string;
  readonly denominator: string | null;
  readonly target: string;
  readonly value: string;
  readonly points: string;
}

export interface CriterionScore {
  readonly code: string;
  readonly name: Words;
  readonly weight: string;
  readonly applicable: boolean;
  readonly points: string;
}

export interface UnitScoreDetail {
  readonly period: ScoringPeriod;
  readonly unit: UnitScore;
  readonly criteriaSet: { readonly code: string; readonly name: Words };
  readonly legalBasis: readonly string[];
  readonly criteria: readonly CriterionScore[];
  readonly indicators: readonly IndicatorScore[];
  readonly gates: readonly { readonly code: string; readonly name: Words }[];
  readonly trend: readonly { readonly day: string; readonly total: string }[];
  readonly behindSeconds: number;
  readonly mayExplain: boolean;
}

export interface ExplainedPerson {
  readonly personId: string;
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly category: string;
  readonly counted: boolean;
  readonly reason: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly monthsRequired: number;
  readonly plannedHalfPeriods: number;
  readonly fulfilledHalfPeriods: number;
  readonly eligibleDays: number;
  readonly planApprovedOn: string | null;
  readonly commitmentOn: string | null;
  readonly planDueOn: string;
}

export interface Explanation {
  readonly source: string | null;
  readonly counts: {
    readonly counted: number;
    readonly notCounted: number;
    readonly numerator: number;
    readonly denominator: number;
  };
  readonly people: readonly ExplainedPerson[];
  readonly resources: readonly {
    readonly resourceId: string;
    readonly title: string;
    readonly users: number;
    readonly counted: boolean;
  }[];
}

export interface OwnPart {
  readonly unitId: string;
  readonly eligible: boolean;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly monthsRequired: number;
  readonly plannedHalfPeriods: number;
  readonly fulfilledHalfPeriods: number;
  readonly planApprovedOn: string | null;
  readonly commitmentOn: string | null;
  readonly planDueOn: string;
}

export interface OwnScore {
  readonly period: ScoringPeriod;
  readonly part: OwnPart | null;
  readonly behindSeconds: number;
}

export interface UnitScores {
  readonly period: ScoringPeriod;
  readonly units: readonly UnitScore[];
  readonly behindSeconds: number;
}

export interface ExplanationQuestion {
  readonly periodId?: string;
  readonly counted?: string;
  readonly q?: string;
  readonly page: number;
  readonly size: number;
}

const scoresKey = ['scores'] as const;
/** A score follows a completion within seconds; an open page asks again at that pace. */
const REFRESH_MS = 5000;

function address(path: string, question: object): string {
  const given = Object.entries(question).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

export const periodsQuery = queryOptions({
  queryKey: [...scoresKey, 'periods'],
  queryFn: ({ signal }) => requestJson<readonly ScoringPeriod[]>('/api/scores/periods', { signal }),
  staleTime: 300_000,
});

export const ownScoreQuery = queryOptions({
  queryKey: [...scoresKey, 'own'],
  queryFn: ({ signal }) => requestJson<OwnScore>('/api/scores/me', { signal }),
  refetchInterval: REFRESH_MS,
});

export const unitScoresQuery = (periodId: string) =>
  queryOptions({
    queryKey: [...scoresKey, 'units', periodId],
    queryFn: ({ signal }) => requestJson<UnitScores>(address('/api/scores/units', { periodId }), { signal }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

export const unitScoreQuery = (unitId: string, periodId: string) =>
  queryOptions({
    queryKey: [...scoresKey, 'unit', unitId, periodId],
    queryFn: ({ signal }) =>
      requestJson<UnitScoreDetail>(address(`/api/scores/units/${unitId}`, { periodId }), { signal }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

export const explanationQuery = (unitId: string, code: string, question: ExplanationQuestion) =>
  queryOptions({
    queryKey: [...scoresKey, 'explanation', unitId, code, question],
    queryFn: ({ signal }) =>
      requestJson<Explanation>(address(`/api/scores/units/${unitId}/indicators/${code}`, question), { signal }),
    placeholderData: keepPreviousData,
  });
