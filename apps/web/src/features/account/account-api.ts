import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type OwnSession = Schema<'OwnSessionDto'>;
export type SecondFactor = Schema<'SecondFactorDto'>;

const accountKey = ['account'] as const;

export const sessionsQuery = queryOptions({
  queryKey: [...accountKey, 'sessions'],
  queryFn: ({ signal }) => answered(api.GET('/api/sessions', { signal })),
});

export const factorQuery = queryOptions({
  queryKey: [...accountKey, 'factor'],
  queryFn: ({ signal }) => answered(api.GET('/api/session/second-factor', { signal })),
});

export const endSession = (id: string) => api.DELETE('/api/sessions/{id}', { params: { path: { id } } });
export const endOtherSessions = () => api.DELETE('/api/sessions');
export const removeFactor = (code: string) => api.POST('/api/session/second-factor/removal', { body: { code } });
export const renewRecoveryCodes = (code: string) =>
  answered(api.POST('/api/session/second-factor/recovery-codes', { body: { code } }));
