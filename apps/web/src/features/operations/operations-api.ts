import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type Operations = Schema<'OperationsDto'>;
export type QueueCounts = Schema<'QueueCountsDto'>;
export type SubscriberLag = Schema<'SubscriberLagDto'>;
export type ParkedDelivery = Schema<'ParkedDeliveryDto'>;
type ParkedOrder = Schema<'ParkedOrderDto'>;

export const operationsKey = ['operations'] as const;
const REFRESH_MS = 3000;

export const operationsQuery = queryOptions({
  queryKey: [...operationsKey, 'state'],
  queryFn: ({ signal }) => answered(api.GET('/api/operations', { signal })),
  refetchInterval: REFRESH_MS,
});

export const parkedQuery = (wanted: { page: number; size: number; subscriber: string }) => {
  const { page, size, subscriber } = wanted;
  const query = { page, size, ...(subscriber && { subscriber }) };
  return queryOptions({
    queryKey: [...operationsKey, 'parked', query],
    queryFn: ({ signal }) => answered(api.GET('/api/operations/parked', { params: { query }, signal })),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
};

export const replayParked = (body: ParkedOrder) => api.POST('/api/operations/parked/replay', { body });

export const discardParked = (body: ParkedOrder) => api.POST('/api/operations/parked/discard', { body });
