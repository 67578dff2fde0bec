import { type QueryClient, queryOptions, useQuery, useQueryClient, useMutation } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.js';
import { answered, api, type Schema } from './client.js';
import { sessionKey } from './session-key.js';

export type Session = Schema<'SessionDto'>;
export type Credentials = Schema<'SignInDto'>;

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await answered(api.GET('/api/session', { signal }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Null means signed out; that is an answer, not an error. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 60_000,
});

/** The session inside the signed-in shell, where there always is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useSession is for screens behind the sign-in');
  return data;
}

/** `useCan('courses.publish')`: whether the server would let this account do it somewhere. */
export function useCan(permission: string | undefined): boolean {
  const { data } = useQuery(sessionQuery);
  return permission === undefined || (data?.permissions.includes(permission) ?? false);
}

/** What one account could see is none of the next one's business. */
function forgetEverythingElse(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => answered(api.POST('/api/session', { body: credentials })),
    onSuccess: (session) => {
      forgetEverythingElse(client);
      client.setQueryData(sessionKey, session);
    },
  });
}

/** The second step of a sign-in. */
export function usePassFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => answered(api.POST('/api/session/second-factor/pass', { body: { code } })),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
}

/** Here, and at the provider of single sign-on where the session came from one. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const onward = client.getQueryData<Session | null>(sessionKey)?.signOutAt ?? null;
      await api.DELETE('/api/session');
      return onward;
    },
    onSuccess: (onward) => {
      forgetEverythingElse(client);
      client.setQueryData(sessionKey, null);
      if (onward !== null) location.assign(onward);
    },
  });
}

/** Tells the account's language to the server when somebody is signed in; the page has changed already. */
export function useSaveLanguage(): (language: Session['language']) => void {
  const { data: session } = useQuery(sessionQuery);
  const save = useMutation({
    mutationFn: (language: Session['language']) => api.PATCH('/api/session/language', { body: { language } }),
  });
  return (language) => {
    if (session) save.mutate(language);
  };
}
