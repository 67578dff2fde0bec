import { problemOf, unreachableProblem } from './api-problem.js';

/** `fetch` that throws `ApiProblem` for every answer that is not a success; the generated client runs on it. */
export async function fetchOrThrow(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request, { credentials: 'same-origin' });
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw unreachableProblem(cause);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** For the few calls outside the generated client. `Answer` is the caller's word for what the route promises. */
export async function requestJson<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const init: RequestInit = { method: call.method ?? 'GET', headers: { accept: 'application/json' } };
  if (call.signal) init.signal = call.signal;
  if (call.body !== undefined) {
    init.body = JSON.stringify(call.body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  const response = await fetchOrThrow(new Request(new URL(path, location.origin), init));
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}
