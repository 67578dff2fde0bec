import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type Delegation = Schema<'DelegationDto'>;
export type DelegableGrant = Schema<'DelegableGrantDto'>;
export type Candidate = Schema<'DelegationCandidateDto'>;
type DelegationOrder = Schema<'DelegateRoleDto'>;

const delegationsKey = ['delegations'] as const;

export const delegationsQuery = queryOptions({
  queryKey: [...delegationsKey, 'own'],
  queryFn: ({ signal }) => answered(api.GET('/api/me/delegations', { signal })),
});

/** Nobody can be looked for before a role and a first day are chosen. */
export const candidatesQuery = (grantId: string, from: string, q: string) => {
  const query = { grantId, from, ...(q && { q }) };
  return queryOptions({
    queryKey: [...delegationsKey, 'candidates', query],
    queryFn: ({ signal }) => answered(api.GET('/api/me/delegations/candidates', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: grantId !== '' && from !== '',
  });
};

export const delegate = (body: DelegationOrder) => answered(api.POST('/api/me/delegations', { body }));

export const takeBack = (id: string) => api.DELETE('/api/me/delegations/{id}', { params: { path: { id } } });
