import { normaliseUsername, USERNAME_PATTERN } from './account.rules.js';

describe('user names', () => {
  it('ignore case and spaces around', () => {
    expect(normaliseUsername('  An.Nguyen ')).toBe('an.nguyen');
  });

  it.each(['an', 'an nguyễn', '.an', 'an.', 'a'.repeat(65)])('cannot be %j', (username) => {
    expect(USERNAME_PATTERN.test(username)).toBe(false);
  });
});
