import { IdentityHttpModule, IdentityModule, PeopleBulk, PersonalNumbers } from '#identity';
import { Clock, newId } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { OidcProviderProcess } from '../system/oidc-provider-process.js';
import { TestBrowser } from './test-browser.js';

const PUBLIC_URL = 'http://tu-hoc.test';
const ACCOUNTS = {
  an: { staff_code: 'CB-01', email: 'an@so.vn', email_verified: true },
  // The same name and the same claim as somebody else's would be somebody else's business: only the code counts.
  binh: { staff_code: 'CB-99', name: 'Nguyễn Văn An' },
  chi: {},
  dung: { staff_code: 'CB-04' },
  em: { personal_number: '051 090 001234', staff_code: 'CB-01' },
  giang: { personal_number: '051090009999' },
  hai: { personal_number: '051090007777' },
  hoa: { personal_number: 'CB-01' },
  khanh: { email: 'khanh@so.vn', email_verified: true },
  lan: { email: 'phong.dat.dai@so.vn', email_verified: true },
  minh: { email: 'khanh@so.vn', email_verified: false },
};

describe('single sign-on', () => {
  let main: OidcProviderProcess;
  let other: OidcProviderProcess;
  let late: OidcProviderProcess;
  let citizen: OidcProviderProcess;
  let mail: OidcProviderProcess;
  let api: TestApi;

  beforeAll(async () => {
    const wish = { publicUrl: PUBLIC_URL, accounts: ACCOUNTS };
    [main, other, late, citizen, mail] = await Promise.all([
      OidcProviderProcess.start({ ...wish, id: 'main' }),
      OidcProviderProcess.start({ ...wish, id: 'other' }),
      OidcProviderProcess.start({ ...wish, id: 'late', clockShiftSeconds: -3600 }),
      OidcProviderProcess.start({ ...wish, id: 'citizen' }),
      OidcProviderProcess.start({ ...wish, id: 'mail' }),
    ]);
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      // Tokens are measured against the clock of the machine.
      clock: new Clock(),
      env: {
        PUBLIC_URL,
        REQUIRE_SECOND_FACTOR: 'on',
        OIDC_TEST_ISSUERS: 'on',
        OIDC_PROVIDERS: JSON.stringify([
          main.settings(),
          other.settings({ secondFactor: true }),
          late.settings(),
          citizen.settings({ claim: 'personal_number', linkBy: 'personal-number' }),
          mail.settings({ claim: 'email', linkBy: 'email' }),
        ]),
      },
    });
    await aPersonWithAccount('CB-01', 'an.nguyen', 'staff');
    await aPersonWithAccount('CB-04', 'dung.le', 'administrator');
  }, 120_000);
  afterAll(async () => {
    await Promise.all([main, other, late, citizen, mail].map((provider) => provider.stop()));
    await api.close();
  });

  async function aPersonWithAccount(
    staffCode: string,
    username: string,
    role: 'staff' | 'administrator' = 'staff',
    known: { email?: string; number?: string } = {},
  ) {
    const bulk = api.get(PeopleBulk);
    const [personId, unitId, accountId] = [newId(), newId(), newId()];
    await bulk.insertUnits([unitId]);
    const none = { birthDate: null, gender: null };
    await bulk.insert([{ ...none, id: personId, fullName: 'Nguyễn Văn An', staffCode, email: known.email ?? null }]);
    if (known.number !== undefined) {
      const hash = api.get(PersonalNumbers).hash(known.number);
      await api.database.query('update people set personal_number_hash = $2 where id = $1', [personId, hash]);
    }
    await bulk.insertAccounts([{ id: accountId, personId, username, passwordHash: '-' }]);
    await bulk.insertGrants([{ id: newId(), accountId, role, unitId, from: '2020-01-01', to: null }]);
    return { personId, accountId };
  }

  const browser = () => new TestBrowser(api.url, PUBLIC_URL);
  const REFUSED = '/sign-in?problem=identity.oidc-refused';
  const UNKNOWN = '/sign-in?problem=identity.oidc-unknown-person';
  const AMBIGUOUS = '/sign-in?problem=identity.oidc-ambiguous';
  const DISABLED = '/sign-in?problem=identity.oidc-account-disabled';

  it('lists the providers for the sign-in page', async () => {
    const answer = await fetch(`${api.url}/api/oidc`);
    const { items } = (await answer.json()) as { items: object[] };
    expect(items[0]).toEqual({ id: 'main', nameVi: 'Cổng main', nameEn: 'Portal main' });
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  it('signs in who is found by the configured claim, keeps the link, and goes back to where it began', async () => {
    for (const round of [1, 2]) {
      const person = browser();
      expect([round, await person.signIn('main', 'an', '/plans?page=2')]).toEqual([round, '/plans?page=2']);
      expect(await person.session()).toMatchObject({ account: { username: 'an.nguyen' }, unfinished: null });
    }
    const links = await api.database.query('select issuer, subject from account_identities');
    expect(links).toEqual([{ issuer: main.issuer, subject: 'an' }]);
    const [entry] = await api.database.query<{ details: object }>(
      `select details from audit_entries where action = 'identity.signed-in' order by occurred_at desc limit 1`,
    );
    expect(entry?.details).toEqual({ method: 'oidc', secondFactor: false, provider: 'main' });
  });

  it('knows by the link, not by what the provider says later', async () => {
    await api.database.query(`update people set staff_code = 'CB-17' where staff_code = 'CB-01'`);
    expect(await browser().signIn('main', 'an')).toBe('/');
    await api.database.query(`update people set staff_code = 'CB-01' where staff_code = 'CB-17'`);
  });

  it('refuses people whom it does not know, also those of the same name, kindly', async () => {
    expect(await browser().signIn('main', 'binh')).toBe(UNKNOWN);
    expect(await browser().signIn('main', 'chi')).toBe(UNKNOWN);
  });

  it('refuses a disabled account, linked or not, says so, and leaves that in the trail', async () => {
    const { accountId } = await aPersonWithAccount('CB-05', 'giang.vo', 'staff', { number: '051090009999' });
    await api.database.query(`update accounts set state = 'disabled' where username in ('an.nguyen', 'giang.vo')`);
    expect(await browser().signIn('main', 'an')).toBe(DISABLED);
    expect(await browser().signIn('citizen', 'giang')).toBe(DISABLED);
    const [row] = await api.database.query(
      `select (select count(*)::int from account_identities where account_id = $1) as links,
              (select jsonb_agg(details) from audit_entries where subject_id = $1 and action = 'identity.sign-in-failed')
                as failures`,
      [accountId],
    );
    expect(row).toEqual({ links: 0, failures: [{ step: 'disabled' }] });
    await api.database.query(`update accounts set state = 'active' where username in ('an.nguyen', 'giang.vo')`);
    expect(await browser().signIn('citizen', 'giang')).toBe('/');
  });

  describe('by the personal number', () => {
    it('compares the keyed hash, never the code of another claim, and stores the number nowhere', async () => {
      const { accountId } = await aPersonWithAccount('CB-06', 'em.tran', 'staff', { number: '051090001234' });
      const person = browser();
      expect(await person.signIn('citizen', 'em')).toBe('/');
      expect(await person.session()).toMatchObject({ account: { username: 'em.tran' } });
      const [entry] = await api.database.query<{ text: string }>(
        `select string_agg(e::text, '') as text from audit_entries e where subject_id = $1`,
        [accountId],
      );
      expect(entry?.text).not.toContain('051090001234');
    });

    it('refuses what is no personal number, and people who have none here', async () => {
      expect(await browser().signIn('citizen', 'hoa')).toBe(UNKNOWN);
      expect(await browser().signIn('citizen', 'an')).toBe(UNKNOWN);
    });

    it('chooses nobody of two records with the same number, and after their merge the one that stays', async () => {
      const first = await aPersonWithAccount('CB-07', 'hai.ho-so', 'staff', { number: '051090007777' });
      const second = await aPersonWithAccount('CB-08', 'hai.ho-so-2', 'staff', { number: '051090007777' });
      expect(await browser().signIn('citizen', 'hai')).toBe(AMBIGUOUS);
      await api.database.query('update people set merged_into = $2 where id = $1', [second.personId, first.personId]);
      const person = browser();
      expect(await person.signIn('citizen', 'hai')).toBe('/');
      expect(await person.session()).toMatchObject({ account: { username: 'hai.ho-so' } });
    });
  });

  describe('by an e-mail address', () => {
    it('takes one that the provider has verified, and of two people who share one neither', async () => {
      await aPersonWithAccount('CB-09', 'khanh.do', 'staff', { email: 'Khanh@so.vn' });
      await aPersonWithAccount('CB-10', 'lan.mot', 'staff', { email: 'phong.dat.dai@so.vn' });
      await aPersonWithAccount('CB-11', 'lan.hai', 'staff', { email: 'phong.dat.dai@so.vn' });
      expect(await browser().signIn('mail', 'minh')).toBe(UNKNOWN);
      expect(await browser().signIn('mail', 'khanh')).toBe('/');
      expect(await browser().signIn('mail', 'lan')).toBe(AMBIGUOUS);
    });
  });

  it('still asks administrators for a second factor, unless the provider has asked for two', async () => {
    const here = browser();
    await here.signIn('main', 'dung');
    expect(await here.session()).toMatchObject({ unfinished: 'enrolment', permissions: [] });
    const there = browser();
    await there.signIn('other', 'dung');
    expect(await there.session()).toMatchObject({ unfinished: null });
  });

  it('leads out of the provider too when somebody signs out', async () => {
    const person = browser();
    await person.signIn('main', 'an');
    const { signOutAt } = await person.session();
    expect(new URL(signOutAt ?? '').origin).toBe(main.issuer);
    expect(new URL(signOutAt ?? '').searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC_URL}/sign-in`);
  });

  describe('refuses', () => {
    it('an answer with another state, without one, and one that another browser brings', async () => {
      const person = browser();
      const answer = await person.answerOf('main', 'an');
      expect(await browser().bring('main', answer)).toBe(REFUSED);
      expect(await person.bring('main', { ...answer, state: 'another' })).toBe(REFUSED);
      const { state: _, ...without } = answer;
      expect(await person.bring('main', without)).toBe(REFUSED);
      expect(await person.session()).toMatchObject({ code: 'http.unauthenticated' });
    });

    it('an answer to another nonce', async () => {
      const person = browser();
      const answer = await person.answerOf('main', 'an', { nonce: 'of-somebody-else' });
      expect(await person.bring('main', answer)).toBe(REFUSED);
    });

    it('an answer the second time, and its code in the answer to a later question', async () => {
      const person = browser();
      const answer = await person.answerOf('main', 'an');
      expect(await person.bring('main', answer)).toBe('/');
      expect(await person.bring('main', answer)).toBe(REFUSED);
      const next = await person.answerOf('main', 'an');
      expect(await person.bring('main', { ...next, code: answer['code'] ?? '' })).toBe(REFUSED);
    });

    it('a code that was asked for with another verifier', async () => {
      const person = browser();
      const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
      const answer = await person.answerOf('main', 'an', { code_challenge: challenge });
      expect(await person.bring('main', answer)).toBe(REFUSED);
    });

    it('the answer of one provider at the door of another, or in its name', async () => {
      const person = browser();
      expect(await person.bring('other', await person.answerOf('main', 'an'))).toBe(REFUSED);
      const answer = await person.answerOf('main', 'an');
      expect(await person.bring('main', { ...answer, iss: other.issuer })).toBe(REFUSED);
    });

    it('a token that has expired', async () => {
      expect(await browser().signIn('late', 'an')).toBe(REFUSED);
    });

    it('a provider that nobody has set up', async () => {
      expect((await fetch(`${api.url}/api/oidc/nobody/start`)).status).toBe(404);
    });
  });
});
