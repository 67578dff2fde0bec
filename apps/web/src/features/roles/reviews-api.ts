import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type AccessReview = Schema<'AccessReviewDto'>;
export type ReviewWithItems = Schema<'AccessReviewWithItemsDto'>;
export type ReviewItem = Schema<'ReviewItemDto'>;
export type Decision = Schema<'DecideReviewItemDto'>;

export const reviewsKey = ['access-reviews'] as const;

export const reviewsQuery = queryOptions({
  queryKey: [...reviewsKey, 'list'],
  queryFn: ({ signal }) => answered(api.GET('/api/access-reviews', { signal })),
});

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: [...reviewsKey, id],
    queryFn: ({ signal }) => answered(api.GET('/api/access-reviews/{id}', { params: { path: { id } }, signal })),
  });

export const openReview = () => answered(api.POST('/api/access-reviews'));

export const decideItem = (id: string, itemId: string, body: Decision) =>
  answered(api.POST('/api/access-reviews/{id}/items/{itemId}/decision', { params: { path: { id, itemId } }, body }));

export const closeReview = (id: string) => api.POST('/api/access-reviews/{id}/closing', { params: { path: { id } } });

export const fileOf = (id: string): string => `/api/access-reviews/${id}/file`;
