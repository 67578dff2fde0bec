import { type Role } from '../roles/role.rules.js';

/** What may still have to be done after the password, in this order; the session opens nothing else until then. */
export const SIGN_IN_STEPS = ['second-factor', 'enrolment', 'password-change'] as const;
export type SignInStep = (typeof SIGN_IN_STEPS)[number];

export function isSignInStep(text: string | undefined): text is SignInStep {
  return (SIGN_IN_STEPS as readonly (string | undefined)[]).includes(text);
}

export const SIGN_IN_METHODS = ['password', 'oidc', 'setup'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** Who can change other people's rights or sees the whole department (domain rules §5.2). */
export const ROLES_WITH_SECOND_FACTOR: readonly Role[] = ['administrator', 'office'];

/** An unfinished sign-in does not wait for long: whoever walked away has not signed in. */
export const UNFINISHED_MINUTES = 15;

export interface SignInFacts {
  readonly method: SignInMethod;
  readonly factorPassed: boolean;
  readonly factorEnrolled: boolean;
  readonly factorRequired: boolean;
  readonly mustChangePassword: boolean;
}

export function nextStep(facts: SignInFacts): SignInStep | null {
  if (!facts.factorPassed && facts.factorEnrolled) {
    return 'second-factor';
  }
  if (!facts.factorPassed && facts.factorRequired) {
    return 'enrolment';
  }
  // Who comes by single sign-on has not used the password and is not asked for another.
  return facts.method === 'password' && facts.mustChangePassword ? 'password-change' : null;
}
