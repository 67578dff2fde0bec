import { nextStep, type SignInFacts } from './sign-in-steps.rules.js';

const plain: SignInFacts = {
  method: 'password',
  factorPassed: false,
  factorEnrolled: false,
  factorRequired: false,
  mustChangePassword: false,
};

describe('the next step of a sign-in', () => {
  it('is none for somebody who needs no second factor and has none', () => {
    expect(nextStep(plain)).toBeNull();
  });

  it('is the code for everybody who has a second factor, required or not', () => {
    expect(nextStep({ ...plain, factorEnrolled: true, mustChangePassword: true })).toBe('second-factor');
  });

  it('is enrolment before anything else for who needs a second factor and has none', () => {
    expect(nextStep({ ...plain, factorRequired: true, mustChangePassword: true })).toBe('enrolment');
  });

  it('is the password once the factor is passed, and only for who came with a password', () => {
    const passed = {
      ...plain,
      factorPassed: true,
      factorEnrolled: true,
      factorRequired: true,
      mustChangePassword: true,
    };
    expect(nextStep(passed)).toBe('password-change');
    expect(nextStep({ ...passed, method: 'oidc' })).toBeNull();
  });
});
