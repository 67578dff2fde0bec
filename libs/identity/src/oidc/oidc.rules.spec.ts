import { pathWithin, textClaim } from './oidc.rules.js';

describe('claims of single sign-on', () => {
  it('are text, and an e-mail address only when the provider vouches for it', () => {
    const byCode = { claim: 'code', linkBy: 'staff-code' as const };
    const byEmail = { claim: 'email', linkBy: 'email' as const };
    expect(textClaim({ code: ' CB-17 ' }, byCode)).toBe('CB-17');
    expect(textClaim({ code: 17 }, byCode)).toBeNull();
    expect(textClaim({ email: 'a@b.vn' }, byEmail)).toBeNull();
    expect(textClaim({ email: 'a@b.vn', email_verified: 'true' }, byEmail)).toBeNull();
    expect(textClaim({ email: 'a@b.vn', email_verified: true }, byEmail)).toBe('a@b.vn');
  });

  it.each([
    ['/plans?q=1', '/plans?q=1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/a\r\nset-cookie: x', '/'],
    [undefined, '/'],
  ])('lead from %j to %j', (to, path) => {
    expect(pathWithin(to)).toBe(path);
  });
});
