interface PostgresFault {
  code: string;
  constraint: string | undefined;
}

const CONSTRAINT_CODES: readonly string[] = ['23505', '23503', '23514', '23P01'];
const RETRYABLE_CODES: readonly string[] = ['40001', '40P01'];

/**
 * The name of the constraint that a statement violated (unique, foreign key, check, exclusion), else null.
 * Reads errors of the driver and TypeORM's wrapping of them.
 */
export function violatedConstraint(error: unknown): string | null {
  const fault = postgresFault(error);
  return fault && CONSTRAINT_CODES.includes(fault.code) ? (fault.constraint ?? null) : null;
}

/** Serialization failure or deadlock: the same work may succeed when it is run again. */
export function isRetryable(error: unknown): boolean {
  const fault = postgresFault(error);
  return fault !== null && RETRYABLE_CODES.includes(fault.code);
}

function postgresFault(error: unknown): PostgresFault | null {
  if (!(error instanceof Error)) return null;
  const source: unknown = 'driverError' in error ? error.driverError : error;
  if (typeof source !== 'object' || source === null || !('code' in source) || typeof source.code !== 'string')
    return null;
  const constraint = 'constraint' in source && typeof source.constraint === 'string' ? source.constraint : undefined;
  return { code: source.code, constraint };
}
