import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';

export type ImportRun = Schema<'ImportDto'>;
export type ImportKind = Schema<'ImportKindDto'>;
export type ImportColumn = Schema<'ImportColumnDto'>;
export type ImportRow = Schema<'ImportRowDto'>;
export type ImportState = ImportRun['state'];
export type Shown = 'create' | 'change' | 'unchanged' | 'refused' | 'undone' | 'kept';

export const SHOWN: readonly Shown[] = ['create', 'change', 'unchanged', 'refused', 'undone', 'kept'];

const LOOK_AGAIN_MS = 1000;

export const isGoing = ({ state }: Pick<ImportRun, 'state'>): boolean =>
  state === 'reading' || state === 'planning' || state === 'applying' || state === 'undoing';

export const importsKey = ['imports'] as const;

export const kindsQuery = queryOptions({
  queryKey: ['import-kinds'],
  queryFn: ({ signal }) => answered(api.GET('/api/import-kinds', { signal })),
  staleTime: Infinity,
});

export const importsQuery = (list: Pick<ListState, 'page' | 'size'>) =>
  queryOptions({
    queryKey: [...importsKey, 'list', list.page, list.size],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/imports', { params: { query: { page: list.page, size: list.size } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? LOOK_AGAIN_MS : false),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...importsKey, 'one', id],
    queryFn: ({ signal }) => answered(api.GET('/api/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? LOOK_AGAIN_MS : false),
  });

/** Asked for anew when the state is another: the same rows then say something else. */
export const rowsQuery = (run: ImportRun, list: ListState) => {
  const outcome = SHOWN.find((shown) => shown === list.filter('outcome'));
  const query = {
    page: list.page,
    size: list.size,
    ...(list.q ? { q: list.q } : {}),
    ...(outcome ? { outcome } : {}),
  };
  return queryOptions({
    queryKey: [...importsKey, 'rows', run.id, run.state, query],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/imports/{id}/rows', { params: { path: { id: run.id }, query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const startImport = (body: Schema<'StartImportDto'>) => answered(api.POST('/api/imports', { body }));

const at = (id: string) => ({ params: { path: { id } } });
export const applyImport = (id: string) => answered(api.POST('/api/imports/{id}/application', at(id)));
export const undoImport = (id: string) => answered(api.POST('/api/imports/{id}/undo', at(id)));
export const cancelImport = (id: string) => answered(api.POST('/api/imports/{id}/cancellation', at(id)));
