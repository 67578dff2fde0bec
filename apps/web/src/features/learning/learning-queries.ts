import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';

export interface Completion {
  readonly id: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly topic: string;
  readonly completedOn: string;
  readonly completedAt: string;
  readonly creditHalfPeriods: number;
  readonly recordedAt: string;
}

export interface LearningYear {
  readonly year: number;
  readonly years: readonly number[];
  readonly completions: readonly Completion[];
  readonly refused: readonly {
    readonly factId: string;
    readonly courseTitle: string;
    readonly occurredAt: string;
    readonly reasonCode: string;
  }[];
  readonly creditHalfPeriods: number;
}

export interface OwnPart {
  readonly eligible: boolean;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly monthsRequired: number;
  readonly plannedHalfPeriods: number;
  readonly fulfilledHalfPeriods: number;
}

export const learningYearQuery = (year: string) =>
  queryOptions({
    queryKey: ['records', 'own', year],
    queryFn: ({ signal }) =>
      requestJson<LearningYear>(`/api/me/learning${year === '' ? '' : `?year=${year}`}`, { signal }),
    placeholderData: keepPreviousData,
  });

/** The part of the reader in this year's score: credited beside required. */
export const ownPartQuery = queryOptions({
  queryKey: ['records', 'own-part'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly part: OwnPart | null; readonly behindSeconds: number }>('/api/scores/me', { signal }),
});
