import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import { peopleKey } from './people-api.js';

export type ManagedAccount = Schema<'ManagedAccountDto'>;
export type PasswordLink = Schema<'PasswordLinkDto'>;

const of = (id: string) => ({ params: { path: { id } } });

export const managedAccountQuery = (id: string) =>
  queryOptions({
    queryKey: [...peopleKey, 'account', id],
    queryFn: ({ signal }) => answered(api.GET('/api/accounts/{id}', { ...of(id), signal })),
  });

export const openAccount = (personId: string, username: string) =>
  answered(api.POST('/api/people/{id}/account', { ...of(personId), body: { username } }));

export const issuePasswordLink = (id: string) => answered(api.POST('/api/accounts/{id}/password-link', of(id)));

/** What changes an account and shows nothing afterwards. */
export const ACCOUNT_ACTS = {
  'factor-reset': (id: string) => api.DELETE('/api/accounts/{id}/second-factor', of(id)),
  unlock: (id: string) => api.POST('/api/accounts/{id}/unlocking', of(id)),
  disable: (id: string) => api.POST('/api/accounts/{id}/disabling', of(id)),
  enable: (id: string) => api.POST('/api/accounts/{id}/enabling', of(id)),
} as const;

export type AccountAct = keyof typeof ACCOUNT_ACTS;
