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
