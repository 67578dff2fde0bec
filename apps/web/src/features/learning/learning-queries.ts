import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type LearningYear = Schema<'LearningYearDto'>;

export type PersonLearningYear = Schema<'PersonLearningYearDto'>;
export type OpeningReason = Schema<'OpeningReason'>;

export const OPENING_REASONS: readonly OpeningReason[] = [
  'inspection',
  'award-dossier',
  'transfer',
  'complaint',
  'other',
];

export const recordKey = ['records', 'person'] as const;

export const recordQuery = (id: string, year: string) =>
  queryOptions({
    queryKey: [...recordKey, id, year],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/people/{id}/learning-record', {
          params: { path: { id }, query: year === '' ? {} : { year: Number(year) } },
          signal,
        }),
      ),
  });

export const planOfPersonQuery = (id: string, year: number) =>
  queryOptions({
    queryKey: [...recordKey, id, 'plan', year],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/people/{id}/plans/{year}', { params: { path: { id, year } }, signal })),
  });

export const statePurpose = (id: string, body: Schema<'StatePurposeDto'>) =>
  answered(api.POST('/api/people/{id}/record-openings', { params: { path: { id } }, body }));

export const learningYearQuery = (year: string) =>
  queryOptions({
    queryKey: ['records', 'own', year],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/me/learning', { params: { query: year === '' ? {} : { year: Number(year) } }, signal })),
    placeholderData: keepPreviousData,
  });

/** The part of the reader in this year's score: credited beside required. */
export const ownPartQuery = queryOptions({
  queryKey: ['records', 'own-part'],
  queryFn: ({ signal }) => answered(api.GET('/api/scores/me', { signal })),
});
