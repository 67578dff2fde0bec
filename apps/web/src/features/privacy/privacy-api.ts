import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';

export type HeldCategory = Schema<'HeldCategoryDto'>;
export type PrivacyRequest = Schema<'PrivacyRequestDto'>;
export type RequestKind = Schema<'PrivacyRequestKind'>;
export type Answer = Schema<'AnswerRequestDto'>;

export const REQUEST_KINDS: readonly RequestKind[] = ['access', 'correction', 'restriction', 'erasure'];

const privacyKey = ['privacy'] as const;
export const ownRequestsKey = [...privacyKey, 'own-requests'] as const;
export const requestsKey = [...privacyKey, 'requests'] as const;

export const heldQuery = queryOptions({
  queryKey: [...privacyKey, 'held'],
  queryFn: ({ signal }) => answered(api.GET('/api/me/data', { signal })),
});

export const heldRowsQuery = (code: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'held', code],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/me/data/{code}', { params: { path: { code }, query: { size: 50 } }, signal })),
  });

export const openingsQuery = queryOptions({
  queryKey: [...privacyKey, 'openings'],
  queryFn: ({ signal }) => answered(api.GET('/api/me/record-openings', { signal })),
});

export const ownRequestsQuery = queryOptions({
  queryKey: ownRequestsKey,
  queryFn: ({ signal }) => answered(api.GET('/api/me/privacy-requests', { signal })),
});

export const fileRequest = (body: Schema<'FileRequestDto'>) => answered(api.POST('/api/me/privacy-requests', { body }));

export const requestsQuery = (list: ListState) => {
  const state = list.filter('state') as PrivacyRequest['state'] | '';
  const query = { page: list.page, size: list.size, ...(state && { state }) };
  return queryOptions({
    queryKey: [...requestsKey, query],
    queryFn: ({ signal }) => answered(api.GET('/api/privacy-requests', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const answerRequest = (id: string, body: Answer) =>
  answered(api.POST('/api/privacy-requests/{id}/answers', { params: { path: { id } }, body }));

export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'erasure', id],
    queryFn: ({ signal }) => answered(api.GET('/api/people/{id}/erasure', { params: { path: { id } }, signal })),
  });

export const erase = (id: string, confirmation: string) =>
  api.POST('/api/people/{id}/erasure', { params: { path: { id } }, body: { confirmation } });
