import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type UnitKind = Schema<'UnitKind'>;
export type UnitNode = Schema<'UnitNodeDto'>;
export type UnitTree = Schema<'UnitTreeDto'>;
export type Unit = Schema<'UnitDto'>;
export type UnitHistory = Schema<'UnitHistoryDto'>;
export type Decision = Pick<Schema<'RenameUnitDto'>, 'effectiveOn' | 'decisionNumber' | 'decisionDate'>;

/** What can be added below a department, in the order of a staff directory. */
export const INNER_KINDS: readonly UnitKind[] = [
  'division',
  'office',
  'inspectorate',
  'sub_department',
  'center',
  'ranger_station',
  'team',
  'post',
];

export const unitsKey = ['units'] as const;

const asOf = (on: string) => (on === '' ? {} : { on });

/** Without a day: today's tree. */
export const unitTreeQuery = (on = '') =>
  queryOptions({
    queryKey: [...unitsKey, 'tree', on],
    queryFn: ({ signal }) => answered(api.GET('/api/units', { params: { query: asOf(on) }, signal })),
    staleTime: 60_000,
  });

export const unitQuery = (id: string, on = '') =>
  queryOptions({
    queryKey: [...unitsKey, id, on],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/units/{id}', { params: { path: { id }, query: asOf(on) }, signal })),
  });

export const addUnit = (body: Schema<'CreateUnitDto'>) => answered(api.POST('/api/units', { body }));

export const renameUnit = (id: string, body: Schema<'RenameUnitDto'>) =>
  api.POST('/api/units/{id}/renamings', { params: { path: { id } }, body });

export const moveUnit = (id: string, body: Schema<'MoveUnitDto'>) =>
  api.POST('/api/units/{id}/moves', { params: { path: { id } }, body });
