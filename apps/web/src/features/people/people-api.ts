import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';
import type { ListState } from '~/ui/list-search.js';

export const CATEGORIES = ['cadre', 'civil_servant', 'public_employee', 'contract_worker'] as const;
export type Category = (typeof CATEGORIES)[number];

export const ROLES = [
  'staff',
  'unit-head',
  'unit-focal-point',
  'content-admin',
  'office',
  'council-member',
  'leadership',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export interface PersonItem {
  readonly id: string;
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly position: string | null;
  readonly category: Category | null;
}

export interface Assignment {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string | null;
  readonly position: string;
  readonly category: Category;
  readonly kind: 'primary' | 'secondment' | 'concurrent';
  readonly decisionNumber: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
}

export interface PersonAccount {
  readonly id: string;
  readonly username: string;
  readonly state: 'active' | 'disabled';
  readonly lastSignInAt: string | null;
}

export interface Person extends PersonItem {
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly gender: 'female' | 'male' | 'other' | null;
  readonly account: PersonAccount | null;
  readonly assignments: readonly Assignment[];
}

export interface NewPerson {
  readonly fullName: string;
  readonly staffCode?: string;
  readonly birthDate?: string;
  readonly email?: string;
  readonly assignment: {
    readonly unitId: string;
    readonly position: string;
    readonly category: Category;
    readonly from: string;
    readonly decisionNumber?: string;
  };
  readonly account?: { readonly username: string; readonly password: string };
}

export interface Transfer {
  readonly unitId: string;
  readonly effectiveOn: string;
  readonly position?: string;
  readonly category?: Category;
  readonly decisionNumber?: string;
}

export interface RoleGrant {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unitName: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly grantedByName: string | null;
}

export const peopleKey = ['people'] as const;

function addressOf(path: string, parameters: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

export const peopleQuery = (list: ListState) => {
  const { page, size, sort, q } = list;
  const address = addressOf('/api/people', { page, size, sort, q, unitId: list.filter('unitId') });
  return queryOptions({
    queryKey: [...peopleKey, 'list', address],
    queryFn: ({ signal }) => requestJson<Page<PersonItem>>(address, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: [...peopleKey, personId],
    queryFn: ({ signal }) => requestJson<Person>(`/api/people/${personId}`, { signal }),
  });

export const rolesQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...peopleKey, 'roles', accountId],
    queryFn: async ({ signal }) =>
      (await requestJson<{ items: readonly RoleGrant[] }>(`/api/accounts/${accountId}/roles`, { signal })).items,
  });

export const addPerson = (body: NewPerson) => requestJson<{ id: string }>('/api/people', { method: 'POST', body });

export const transferPerson = (personId: string, body: Transfer) =>
  requestJson<void>(`/api/people/${personId}/transfers`, { method: 'POST', body });

export const grantRole = (accountId: string, body: { role: Role; unitId: string }) =>
  requestJson<{ id: string }>(`/api/accounts/${accountId}/roles`, { method: 'POST', body });

export const revokeRole = (accountId: string, grantId: string) =>
  requestJson<void>(`/api/accounts/${accountId}/roles/${grantId}`, { method: 'DELETE' });
