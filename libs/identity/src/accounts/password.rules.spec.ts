import { passwordFault } from './password.rules.js';

describe('passwordFault', () => {
  it.each([
    ['short', 'an.nguyen', 'too-short'],
    ['x'.repeat(201), 'an.nguyen', 'too-long'],
    ['An.Nguyen is my name', 'an.nguyen', 'contains-username'],
    ['ababababababababab', 'an.nguyen', 'too-uniform'],
    ['rừng thông sau mưa', 'an.nguyen', null],
  ])('judges %j of %s as %s', (password, username, fault) => {
    expect(passwordFault(password, username)).toBe(fault);
  });
});
