import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';

export interface SubscriberLag {
  readonly subscriber: string;
  readonly pending: number;
  readonly parked: number;
  readonly oldestSeconds: number;
}

export interface QueueCounts {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface Operations {
  readonly queues: readonly QueueCounts[];
  readonly subscribers: readonly SubscriberLag[];
  readonly schedules: readonly { readonly id: string; readonly job: string; readonly timing: string }[];
}

export interface ParkedDelivery {
  readonly eventId: string;
  readonly subscriber: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredAt: string;
  readonly parkedAt: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly correlationId: string | null;
}

export interface ParkedOrder {
  readonly subscriber: string;
  readonly eventId: string;
  readonly reason: string;
}

export const operationsKey = ['operations'] as const;
const REFRESH_MS = 3000;

export const operationsQuery = queryOptions({
  queryKey: [...operationsKey, 'state'],
  queryFn: ({ signal }) => requestJson<Operations>('/api/operations', { signal }),
  refetchInterval: REFRESH_MS,
});

export const parkedQuery = (wanted: { page: number; size: number; subscriber: string }) =>
  queryOptions({
    queryKey: [...operationsKey, 'parked', wanted],
    queryFn: ({ signal }) => {
      const { page, size, subscriber } = wanted;
      const search = new URLSearchParams({
        page: String(page),
        size: String(size),
        ...(subscriber ? { subscriber } : {}),
      });
      return requestJson<Page<ParkedDelivery>>(`/api/operations/parked?${search.toString()}`, { signal });
    },
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

export const replayParked = (body: ParkedOrder) =>
  requestJson<void>('/api/operations/parked/replay', { method: 'POST', body });

export const discardParked = (body: ParkedOrder) =>
  requestJson<void>('/api/operations/parked/discard', { method: 'POST', body });
