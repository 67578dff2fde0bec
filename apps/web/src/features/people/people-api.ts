import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';

export type Category = Schema<'StaffCategory'>;
export type Role = Schema<'Role'>;
export type PersonItem = Schema<'PersonItemDto'>;
export type Person = Schema<'PersonDto'>;
export type PersonAccount = Schema<'PersonAccountDto'>;
export type Assignment = Schema<'AssignmentDto'>;
export type NewPerson = Schema<'CreatePersonDto'>;
export type Transfer = Schema<'TransferDto'>;
export type RoleGrant = Schema<'RoleGrantDto'>;
export type RoleOrder = Schema<'GrantRoleDto'>;

export const CATEGORIES: readonly Category[] = ['cadre', 'civil_servant', 'public_employee', 'contract_worker'];

/** In the order in which one looks for them: the common ones first. */
export const ROLES: readonly Role[] = [
  'staff',
  'unit-head',
  'unit-focal-point',
  'content-admin',
  'office',
  'council-member',
  'leadership',
  'administrator',
  'auditor',
];

export const peopleKey = ['people'] as const;

/** How many people there are whom one may see. */
export const peopleCountQuery = queryOptions({
  queryKey: [...peopleKey, 'count'],
  queryFn: async ({ signal }) =>
    (await answered(api.GET('/api/people', { params: { query: { size: 1 } }, signal }))).total,
});

export const peopleQuery = (list: ListState) => {
  const { page, size, sort, q } = list;
  const unitId = list.filter('unitId');
  const category = CATEGORIES.find((value) => value === list.filter('category'));
  const on = list.filter('on');
  const query = {
    page,
    size,
    ...(sort && { sort }),
    ...(q && { q }),
    ...(unitId && { unitId }),
    ...(category && { category }),
    ...(on && { on }),
    ...flag('onLeave', list),
    ...flag('seconded', list),
  };
  return queryOptions({
    queryKey: [...peopleKey, 'list', query],
    queryFn: ({ signal }) => answered(api.GET('/api/people', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

function flag<Name extends 'onLeave' | 'seconded'>(name: Name, list: ListState): Partial<Record<Name, boolean>> {
  const value = list.filter(name);
  return value === '' ? {} : ({ [name]: value === 'true' } as Record<Name, boolean>);
}

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: [...peopleKey, id],
    queryFn: ({ signal }) => answered(api.GET('/api/people/{id}', { params: { path: { id } }, signal })),
  });

/** The grants of accounts and the rights of people that come from them. */
export const rolesKey = [...peopleKey, 'roles'] as const;

export const rolesQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...rolesKey, accountId],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/accounts/{accountId}/roles', { params: { path: { accountId } }, signal })),
  });

export const addPerson = (body: NewPerson) => answered(api.POST('/api/people', { body }));

export const transferPerson = (id: string, body: Transfer) =>
  api.POST('/api/people/{id}/transfers', { params: { path: { id } }, body });

export const grantRole = (accountId: string, body: RoleOrder) =>
  api.POST('/api/accounts/{accountId}/roles', { params: { path: { accountId } }, body });

export const revokeRole = (accountId: string, id: string) =>
  api.DELETE('/api/accounts/{accountId}/roles/{id}', { params: { path: { accountId, id } } });
