import { hashToken, issueToken } from './token.rules.js';

describe('issueToken', () => {
  it('makes 32 random bytes of which only the hash need be kept', () => {
    const first = issueToken('th_');
    const second = issueToken('th_');
    expect(first.token).toMatch(/^th_[\w-]{43}$/);
    expect(first.token).not.toBe(second.token);
    expect(hashToken(first.token).equals(first.hash)).toBe(true);
  });
});
