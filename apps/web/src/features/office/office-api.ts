import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';

export const BANDS = ['good', 'fair', 'average', 'below'] as const;
export type Band = (typeof BANDS)[number];

export interface OverviewUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly unitName: string;
  readonly unitKind: string;
  readonly depth: number;
  readonly total: string;
  readonly previousTotal: string | null;
  readonly band: Band;
  readonly comparable: boolean;
  readonly people: number;
  readonly plansApproved: number;
  readonly eligible: number;
  readonly reachedMinimum: number;
  readonly creditHalfPeriods: number;
  readonly completionsThisMonth: number;
  readonly completionsLastMonth: number;
  readonly changedAt: string;
}

export interface Overview {
  readonly period: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly state: 'open' | 'provisional' | 'locked';
  };
  readonly units: readonly OverviewUnit[];
  readonly days: readonly { readonly day: string; readonly completions: number }[];
  readonly behindSeconds: number;
}

const REFRESH_MS = 10_000;

export const overviewQuery = queryOptions({
  queryKey: ['reports', 'overview'],
  queryFn: ({ signal }) => requestJson<Overview>('/api/reports/overview', { signal }),
  refetchInterval: REFRESH_MS,
});
