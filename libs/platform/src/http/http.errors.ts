import { DomainError } from './domain.errors.js';

export interface InputFieldFault {
  /** Where in the input, as in `answers.2.choice`. */
  readonly path: string;
  /** Which rule it breaks; stable, translated by the client. */
  readonly rule: string;
  /** English, for developers. */
  readonly message: string;
}

export const HttpErrors = {
  unauthenticated: () => new DomainError('http.unauthenticated', 'unauthenticated'),
  forbidden: (permission: string) => new DomainError('http.forbidden', 'forbidden', { permission }),
  signInUnfinished: (step: string) => new DomainError('http.sign-in-unfinished', 'forbidden', { step }),
  foreignOrigin: () => new DomainError('http.foreign-origin', 'forbidden'),
  invalidInput: (errors: readonly InputFieldFault[]) => new DomainError('http.invalid-input', 'invalid', { errors }),
  tooManyRequests: (retryAfterSeconds: number) =>
    new DomainError('http.too-many-requests', 'too-many', { retryAfterSeconds }),
};
