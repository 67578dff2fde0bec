import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';

export type AuditEntry = Schema<'AuditEntryDto'>;
export type Verification = Schema<'AuditVerificationDto'>;

const auditKey = ['audit'] as const;
export const verificationsKey = [...auditKey, 'verifications'] as const;
const FILTERS = ['from', 'to', 'action', 'actorPersonId', 'subjectId', 'personId', 'unitId'] as const;

function filterOf(list: ListState): Record<string, string> {
  const set = FILTERS.map((name) => [name, list.filter(name)] as const).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(set), ...(list.q && { q: list.q }) };
}

export const auditQuery = (list: ListState) => {
  const query = { page: list.page, size: list.size, ...filterOf(list) };
  return queryOptions({
    queryKey: [...auditKey, 'entries', query],
    queryFn: ({ signal }) => answered(api.GET('/api/audit-entries', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const actionsQuery = queryOptions({
  queryKey: [...auditKey, 'actions'],
  queryFn: ({ signal }) => answered(api.GET('/api/audit-entries/actions', { signal })),
});

export const verificationsQuery = queryOptions({
  queryKey: verificationsKey,
  queryFn: ({ signal }) => answered(api.GET('/api/audit-verifications', { signal })),
});

export const verifyNow = () => answered(api.POST('/api/audit-verifications'));

/** The address of the file with the same filter. */
export const auditFile = (list: ListState): string =>
  `/api/audit-entries/file?${new URLSearchParams(filterOf(list)).toString()}`;
