import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.js';
import { sessionKey } from './session-key.js';

function isWorthRetrying(error: Error): boolean {
  return error instanceof ApiProblem && (error.unreachable || error.status >= 502);
}

export function createQueryClient(): QueryClient {
  // A session that ended anywhere ends everywhere: the shell then leads to the sign-in page and back.
  const onError = (error: Error): void => {
    const ended = error instanceof ApiProblem && error.status === 401 && error.code !== 'identity.sign-in-failed';
    if (ended && client.getQueryData(sessionKey)) client.setQueryData(sessionKey, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
