import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { UnitNode } from './unit-tree.js';

export const UNIT_KINDS = [
  'department',
  'office',
  'inspectorate',
  'division',
  'sub_department',
  'center',
  'ranger_station',
  'team',
  'post',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface UnitTree {
  readonly on: string;
  readonly units: readonly UnitNode[];
}

export interface UnitHistory {
  readonly name: string;
  readonly shortName: string | null;
  readonly parentName: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly eventKind: 'create' | 'rename' | 'move' | 'merge' | 'split' | 'absorb' | 'dissolve' | null;
  readonly decisionNumber: string | null;
  readonly decisionDate: string | null;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
}

export interface Unit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly kind: UnitKind;
  readonly from: string;
  readonly to: string | null;
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly history: readonly UnitHistory[];
}

export interface Decision {
  readonly effectiveOn: string;
  readonly decisionNumber?: string;
  readonly decisionDate?: string;
}

export const unitsKey = ['units'] as const;

/** Without a day: today's tree. */
export const unitTreeQuery = (on = '') =>
  queryOptions({
    queryKey: [...unitsKey, 'tree', on],
    queryFn: ({ signal }) => requestJson<UnitTree>(on === '' ? '/api/units' : `/api/units?on=${on}`, { signal }),
    staleTime: 60_000,
  });

export const unitQuery = (unitId: string, on = '') =>
  queryOptions({
    queryKey: [...unitsKey, unitId, on],
    queryFn: ({ signal }) => requestJson<Unit>(`/api/units/${unitId}${on === '' ? '' : `?on=${on}`}`, { signal }),
  });

export const addUnit = (body: Decision & { parentId: string; name: string; kind: UnitKind; shortName?: string }) =>
  requestJson<{ id: string }>('/api/units', { method: 'POST', body });

export const renameUnit = (unitId: string, body: Decision & { name: string }) =>
  requestJson<void>(`/api/units/${unitId}/renamings`, { method: 'POST', body });

export const moveUnit = (unitId: string, body: Decision & { parentId: string }) =>
  requestJson<void>(`/api/units/${unitId}/moves`, { method: 'POST', body });
