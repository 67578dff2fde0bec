import { type components } from './schema.js';

export type Problem = components['schemas']['ProblemDto'];

/** What a call of the client throws when the API refuses or fails: the problem document, for branching on its code. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Something in front of the API may answer in its own way: then the status is all there is. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status, headers } = response;
  if (headers.get('content-type')?.startsWith('application/problem+json')) {
    return (await response.json()) as Problem;
  }
  return {
    type: 'about:blank',
    title: response.statusText,
    status,
    code: 'http.unreadable-answer',
    detail: `The answer with status ${status} is no problem document`,
    correlationId: headers.get('x-correlation-id') ?? '',
  };
}
