import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type ExportRecord = Schema<'ExportDto'>;
export type ExportFormat = ExportRecord['format'];
export type CompletionsFilter = Schema<'CompletionsFilterDto'>;
export type Completion = Schema<'CompletionReportRowDto'>;
export type UnitChoice = Schema<'UnitNodeDto'>;

export const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

export const completionsQuery = (filter: CompletionsFilter, window: { page: number; size: number }) =>
  queryOptions({
    queryKey: ['reports', 'completions', filter, window],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/reports/completions', { params: { query: { ...filter, ...window } }, signal })),
    placeholderData: keepPreviousData,
  });

export const exportsKey = ['exports'] as const;

export const exportsQuery = (page: number) =>
  queryOptions({
    queryKey: [...exportsKey, 'list', page],
    queryFn: ({ signal }) => answered(api.GET('/api/exports', { params: { query: { page, size: 10 } }, signal })),
    placeholderData: keepPreviousData,
  });

export const unitChoicesQuery = queryOptions({
  queryKey: ['units', 'choices'],
  queryFn: ({ signal }) => answered(api.GET('/api/units', { signal })),
  staleTime: 60_000,
});

export const courseChoicesQuery = queryOptions({
  queryKey: ['courses', 'choices'],
  queryFn: ({ signal }) => answered(api.GET('/api/courses', { params: { query: { size: 100 } }, signal })),
  staleTime: 60_000,
});

export const requestExport = (body: Schema<'RequestExportDto'>) => answered(api.POST('/api/exports', { body }));

export const cancelExport = (id: string) =>
  answered(api.POST('/api/exports/{id}/cancellation', { params: { path: { id } } }));
