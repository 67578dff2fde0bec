export type DomainErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'too-large' | 'too-many' | 'unavailable';

export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * A refusal that a caller can understand. The code is stable and is what clients branch on and translate;
 * the facts are shown to the caller, so they never hold anything that the caller may not see.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind,
    readonly facts: ErrorFacts = {},
  ) {
    super(code);
  }

  /** `courses.lesson-not-found` → "lesson not found": enough for a developer, the code is what clients translate. */
  get detail(): string {
    return this.code.slice(this.code.indexOf('.') + 1).replaceAll('-', ' ');
  }
}
