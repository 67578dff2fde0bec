import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type UnitScore = Schema<'UnitScoreDto'>;
export type CriterionScore = Schema<'CriterionScoreDto'>;
export type IndicatorScore = Schema<'IndicatorScoreDto'>;
export type UnitScoreDetail = Schema<'UnitScoreDetailDto'>;
export type ExplainedPerson = Schema<'ExplainedPersonDto'>;
export type Explanation = Schema<'ExplanationDto'>;
export type OwnPart = Schema<'OwnPartDto'>;

export interface ExplanationQuestion {
  readonly periodId: string;
  readonly counted: string;
  readonly q: string;
  readonly page: number;
  readonly size: number;
}

const COUNTED = ['yes', 'no'] as const;

const scoresKey = ['scores'] as const;
/** A score follows a completion within seconds; an open page asks again at that pace. */
const REFRESH_MS = 5000;

/** Without a period the API answers for the current one. */
const inPeriod = (periodId: string) => (periodId === '' ? {} : { periodId });

export const periodsQuery = queryOptions({
  queryKey: [...scoresKey, 'periods'],
  queryFn: ({ signal }) => answered(api.GET('/api/scores/periods', { signal })),
  staleTime: 300_000,
});

export const ownScoreQuery = queryOptions({
  queryKey: [...scoresKey, 'own'],
  queryFn: ({ signal }) => answered(api.GET('/api/scores/me', { signal })),
  refetchInterval: REFRESH_MS,
});

export const unitScoresQuery = (periodId: string) =>
  queryOptions({
    queryKey: [...scoresKey, 'units', periodId],
    queryFn: ({ signal }) => answered(api.GET('/api/scores/units', { params: { query: inPeriod(periodId) }, signal })),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

export const unitScoreQuery = (unitId: string, periodId: string) =>
  queryOptions({
    queryKey: [...scoresKey, 'unit', unitId, periodId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/scores/units/{id}', { params: { path: { id: unitId }, query: inPeriod(periodId) }, signal }),
      ),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

export const explanationQuery = (unitId: string, code: string, question: ExplanationQuestion) => {
  const { periodId, q, page, size } = question;
  const counted = COUNTED.find((each) => each === question.counted);
  const query = { ...inPeriod(periodId), page, size, ...(counted && { counted }), ...(q && { q }) };
  return queryOptions({
    queryKey: [...scoresKey, 'explanation', unitId, code, query],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/scores/units/{id}/indicators/{code}', { params: { path: { id: unitId, code }, query }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
};
