import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';
import type { JobState } from '~/ui/job-progress.js';

export const FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export interface CompletionsFilter {
  readonly from?: string;
  readonly to?: string;
  readonly unitIds?: readonly string[];
  readonly courseId?: string;
  readonly q?: string;
}

export interface Completion {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly unitName: string | null;
  readonly category: string | null;
  readonly courseTitle: string;
  readonly completedOn: string;
  readonly creditHalfPeriods: number;
  readonly recordedAt: string;
}

export interface CompletionsPage extends Page<Completion> {
  readonly people: number;
  readonly creditHalfPeriods: number;
  readonly asOf: string;
}

export interface ExportRecord {
  readonly id: string;
  readonly format: ExportFormat;
  readonly filter: {
    readonly periodId: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly unitIds: readonly string[] | null;
    readonly courseId: string | null;
    readonly q: string | null;
  };
  readonly requestedByName: string;
  readonly asOf: string;
  readonly state: JobState;
  readonly totalRows: number | null;
  readonly doneRows: number;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly fileName: string;
  readonly available: boolean;
  readonly failed: boolean;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly expiresAt: string | null;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface UnitChoice extends Choice {
  readonly parentId: string | null;
  readonly depth: number;
}

function addressOf(filter: CompletionsFilter, window: { page: number; size: number }): string {
  const { unitIds = [], ...single } = filter;
  const search = new URLSearchParams({ page: String(window.page), size: String(window.size) });
  for (const [name, value] of Object.entries(single)) if (value) search.set(name, value);
  for (const unitId of unitIds) search.append('unitIds', unitId);
  return `/api/reports/completions?${search.toString()}`;
}

export const completionsQuery = (filter: CompletionsFilter, window: { page: number; size: number }) =>
  queryOptions({
    queryKey: ['reports', 'completions', filter, window],
    queryFn: ({ signal }) => requestJson<CompletionsPage>(addressOf(filter, window), { signal }),
    placeholderData: keepPreviousData,
  });

export const exportsKey = ['exports'] as const;

export const exportsQuery = (page: number) =>
  queryOptions({
    queryKey: [...exportsKey, 'list', page],
    queryFn: ({ signal }) => requestJson<Page<ExportRecord>>(`/api/exports?page=${page}&size=10`, { signal }),
    placeholderData: keepPreviousData,
  });

export const unitChoicesQuery = queryOptions({
  queryKey: ['units', 'choices'],
  queryFn: ({ signal }) => requestJson<{ readonly units: readonly UnitChoice[] }>('/api/units', { signal }),
  staleTime: 60_000,
});

export const courseChoicesQuery = queryOptions({
  queryKey: ['courses', 'choices'],
  queryFn: ({ signal }) =>
    requestJson<Page<{ readonly id: string; readonly title: string }>>('/api/courses?size=100', { signal }),
  staleTime: 60_000,
});

export const requestExport = (body: { format: ExportFormat; filter: CompletionsFilter; requestKey: string }) =>
  requestJson<ExportRecord>('/api/exports', { method: 'POST', body });

export const cancelExport = (id: string) =>
  requestJson<ExportRecord>(`/api/exports/${id}/cancellation`, { method: 'POST' });
