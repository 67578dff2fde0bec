export interface FieldFault {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

interface ProblemDocument {
  readonly status?: number;
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly correlationId?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldFault[];
}

/** What every failed call throws: the server's problem document (RFC 9457), or one made here when no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly correlationId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly faults: readonly FieldFault[];

  constructor(document: ProblemDocument & { status: number; code: string }, options?: ErrorOptions) {
    super(document.detail ?? document.title ?? document.code, options);
    this.status = document.status;
    this.code = document.code;
    this.correlationId = document.correlationId ?? null;
    this.facts = document.facts ?? {};
    this.faults = document.errors ?? [];
  }

  /** No answer at all: the link is down, or the server is. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const document = await readDocument(response);
  return new ApiProblem({
    ...document,
    status: response.status,
    code: document.code ?? codeOfStatus(response.status),
    correlationId: document.correlationId ?? response.headers.get('x-correlation-id'),
  });
}

export function unreachableProblem(cause: unknown): ApiProblem {
  return new ApiProblem({ status: 0, code: 'web.unreachable' }, { cause });
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ status: -1, code: 'web.failed' }, { cause: error });
}

async function readDocument(response: Response): Promise<ProblemDocument> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return {};
  try {
    return (await response.json()) as ProblemDocument;
  } catch {
    return {}; // a proxy's broken answer still has its status
  }
}

/** A proxy in front answers without our code: its status is all there is. */
function codeOfStatus(status: number): string {
  const known: Record<number, string> = {
    401: 'http.unauthenticated',
    403: 'http.forbidden',
    404: 'http.not-found',
    413: 'http.too-large',
    429: 'http.too-many',
  };
  return known[status] ?? (status >= 500 ? 'http.unavailable' : 'http.failed');
}
