import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type LearningYear = Schema<'LearningYearDto'>;

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
