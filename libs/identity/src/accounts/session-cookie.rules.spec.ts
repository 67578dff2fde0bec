import { cookieIsSecure, endedSessionCookie, sessionCookie } from './session-cookie.rules.js';

describe('session cookie', () => {
  it.each([
    ['localhost', false],
    ['localhost:8080', false],
    ['127.0.0.1', false],
    ['hoctap.quangngai.gov.vn', true],
    ['localhost.example.vn', true],
  ])('on %s is Secure: %s', (hostname, secure) => {
    expect(cookieIsSecure(hostname)).toBe(secure);
  });

  it('is out of reach for scripts and other sites', () => {
    expect(sessionCookie('t', 'hoctap.vn')).toBe('th_session=t; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(endedSessionCookie('localhost')).toBe('th_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });
});
