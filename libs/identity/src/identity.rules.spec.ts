import { normaliseUsername, USERNAME_PATTERN } from './account.rules.js';
import { passwordFault } from './password.rules.js';
import { normaliseName, searchPatterns } from './person-name.rules.js';
import { cookieIsSecure, endedSessionCookie, sessionCookie } from './session-cookie.rules.js';
import { hashToken, issueToken } from './token.rules.js';
import { EVERYTHING, NOTHING, scopeHolds, scopeParameter } from './unit-scope.rules.js';

describe('normaliseName', () => {
  it('makes one spelling of both Unicode forms and of careless spaces', () => {
    expect(normaliseName(`  ${'Nguyễn Thị Ước'.normalize('NFD')}  `)).toBe('Nguyễn Thị Ước'.normalize('NFC'));
    expect(normaliseName('Trần\u00a0 Văn\tĐức')).toBe('Trần Văn Đức');
  });
});

describe('searchPatterns', () => {
  it('looks for every word on its own', () => {
    expect(searchPatterns(' đức  trần ')).toEqual(['%đức%', '%trần%']);
  });

  it('takes wildcards literally', () => {
    expect(searchPatterns('100%_\\')).toEqual(['%100\\%\\_\\\\%']);
  });

  it('asks for nothing when nothing was typed', () => {
    expect(searchPatterns('   ')).toEqual([]);
  });
});

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

describe('user names', () => {
  it('ignore case and spaces around', () => {
    expect(normaliseUsername('  An.Nguyen ')).toBe('an.nguyen');
  });

  it.each(['an', 'an nguyễn', '.an', 'an.', 'a'.repeat(65)])('cannot be %j', (username) => {
    expect(USERNAME_PATTERN.test(username)).toBe(false);
  });
});

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

describe('issueToken', () => {
  it('makes 32 random bytes of which only the hash need be kept', () => {
    const first = issueToken('th_');
    const second = issueToken('th_');
    expect(first.token).toMatch(/^th_[\w-]{43}$/);
    expect(first.token).not.toBe(second.token);
    expect(hashToken(first.token).equals(first.hash)).toBe(true);
  });
});

describe('unit scopes', () => {
  it('hand SQL null for everything and an empty list for nothing', () => {
    expect(scopeParameter(EVERYTHING)).toBeNull();
    expect(scopeParameter(NOTHING)).toEqual([]);
  });

  it('hold the units they name only', () => {
    expect(scopeHolds({ unitIds: ['a'] }, 'a')).toBe(true);
    expect(scopeHolds({ unitIds: ['a'] }, 'b')).toBe(false);
    expect(scopeHolds(EVERYTHING, 'b')).toBe(true);
  });
});
