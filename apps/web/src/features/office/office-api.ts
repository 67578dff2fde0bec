import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type Overview = Schema<'OverviewDto'>;
export type OverviewUnit = Schema<'OverviewUnitDto'>;

const REFRESH_MS = 10_000;

export const overviewQuery = queryOptions({
  queryKey: ['reports', 'overview'],
  queryFn: ({ signal }) => answered(api.GET('/api/reports/overview', { signal })),
  refetchInterval: REFRESH_MS,
});
