import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { IdentityHttpModule } from '../identity-http.module.js';
import { IdentityModule } from '../identity.module.js';
import { type PersonDto } from '../people/person.dto.js';
import { HttpCaller } from '../testing/http-caller.js';
import { type ManagedAccountDto, type OpenedAccountDto, type PasswordLinkDto } from './account.dto.js';
import { type OwnSessionsDto, type SessionDto } from './session.dto.js';
import { issueSetupToken } from './setup.repository.js';

const PASSWORD = 'rừng thông sau mưa';

describe('accounts over HTTP', () => {
  const clock = new FixedClock(new Date());
  let api: TestApi;
  let admin: HttpCaller;
  let root: string;

  beforeAll(async () => {
    api = await bootTestApi({ modules: [IdentityModule], httpModules: [IdentityHttpModule], clock });
    admin = new HttpCaller(api.url);
    await admin.post('/api/setup', {
      token: await issueSetupToken(api.database),
      fullName: 'Trần Thị Mai',
      username: 'mai.tran',
      password: PASSWORD,
      departmentName: 'Sở Nông nghiệp và Môi trường',
    });
    root = (await admin.get<SessionDto>('/api/session')).body.person?.unitId ?? '';
  });
  afterAll(() => api.close());

  let serial = 0;
  async function aPerson() {
    serial += 1;
    const username = `person-${serial}`;
    const { body: created } = await admin.post<{ id: string }>('/api/people', {
      fullName: 'Nguyễn Văn An',
      assignment: { unitId: root, position: 'Chuyên viên', category: 'civil_servant', from: '2026-01-01' },
    });
    const { body: opened } = await admin.post<OpenedAccountDto>(`/api/people/${created.id}/account`, { username });
    const nobody = new HttpCaller(api.url);
    await nobody.post('/api/password-links/redeem', { token: opened.token, newPassword: PASSWORD });
    return { username, accountId: opened.id, personId: created.id };
  }
  const signIn = async (username: string, password = PASSWORD) => {
    const caller = new HttpCaller(api.url);
    return { caller, status: (await caller.post('/api/session', { username, password })).status };
  };
  const account = async (id: string) => (await admin.get<ManagedAccountDto>(`/api/accounts/${id}`)).body;

  it('show how somebody signs in, and nothing that one could sign in with', async () => {
    const { accountId, username } = await aPerson();
    const answer = await account(accountId);
    expect(answer).toEqual({
      id: accountId,
      username,
      state: 'active',
      disabledWhy: null,
      stateChangedAt: expect.any(String) as string,
      lastSignInAt: null,
      lockedUntil: null,
      mustChangePassword: false,
      factorEnrolledAt: null,
      manageable: true,
    });
  });

  it('are disabled with every session of theirs at once, and enabled without one', async () => {
    const { accountId, username, personId } = await aPerson();
    const { caller } = await signIn(username);
    expect((await caller.get('/api/session')).status).toBe(200);
    expect((await admin.post(`/api/accounts/${accountId}/disabling`, {})).status).toBe(204);
    expect((await caller.get('/api/session')).status).toBe(401);
    expect((await signIn(username)).status).toBe(401);
    expect(await account(accountId)).toMatchObject({ state: 'disabled', disabledWhy: 'administrator' });
    const { body: person } = await admin.get<PersonDto>(`/api/people/${personId}`);
    expect(person.account?.state).toBe('disabled');
    const again = admin.post(`/api/accounts/${accountId}/disabling`, {});
    expect(await admin.refusal(again)).toBe('409 identity.account-state-unchanged');
    expect((await admin.post(`/api/accounts/${accountId}/enabling`, {})).status).toBe(204);
    expect((await caller.get('/api/session')).status).toBe(401);
    expect((await signIn(username)).status).toBe(200);
  });

  it('are out of reach for who is no administrator, one’s own for everybody', async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    const { caller } = await signIn(one.username);
    for (const act of ['disabling', 'enabling', 'unlocking', 'password-link']) {
      const tried = caller.post(`/api/accounts/${other.accountId}/${act}`, {});
      expect([act, await caller.refusal(tried)]).toEqual([act, '403 http.forbidden']);
    }
    const own = (await admin.get<SessionDto>('/api/session')).body.account.id;
    expect(await admin.refusal(admin.post(`/api/accounts/${own}/disabling`, {}))).toBe(
      '409 identity.not-on-own-account',
    );
  });

  it('are locked by five failures for a quarter of an hour, or until an administrator unlocks them', async () => {
    const { accountId, username } = await aPerson();
    const failFive = async () => {
      for (let attempt = 0; attempt < 5; attempt += 1) expect((await signIn(username, 'đoán mò')).status).toBe(401);
    };
    await failFive();
    expect((await signIn(username)).status).toBe(429);
    expect((await account(accountId)).lockedUntil).not.toBeNull();
    expect((await admin.post(`/api/accounts/${accountId}/unlocking`, {})).status).toBe(204);
    expect((await signIn(username)).status).toBe(200);
    await failFive();
    clock.advance({ minutes: 15 });
    expect((await signIn(username)).status).toBe(200);
  });

  it('are signed out everywhere by a role that is granted, a link that is used, and a password that changes', async () => {
    const { accountId, username } = await aPerson();
    const open = async () => (await signIn(username)).caller;
    const one = await open();
    await admin.post(`/api/accounts/${accountId}/roles`, { role: 'unit-head', unitId: root });
    expect((await one.get('/api/session')).status).toBe(401);

    const two = await open();
    const { body: link } = await admin.post<PasswordLinkDto>(`/api/accounts/${accountId}/password-link`, {});
    expect((await two.get('/api/session')).status).toBe(200);
    const redeem = () =>
      two.post('/api/password-links/redeem', { token: link.token, newPassword: 'núi cao sông dài biển rộng' });
    expect((await redeem()).status).toBe(204);
    expect((await two.get('/api/session')).status).toBe(401);
    expect(await two.refusal(redeem())).toBe('403 identity.password-link-refused');

    const { caller: here } = await signIn(username, 'núi cao sông dài biển rộng');
    const { caller: there } = await signIn(username, 'núi cao sông dài biển rộng');
    expect((await here.get<OwnSessionsDto>('/api/sessions')).body.items).toHaveLength(2);
    await here.post('/api/session/password', {
      currentPassword: 'núi cao sông dài biển rộng',
      newPassword: PASSWORD,
    });
    expect([(await here.get('/api/session')).status, (await there.get('/api/session')).status]).toEqual([200, 401]);
  });

  it('have sessions that end after an hour unused and after twelve hours in any case', async () => {
    const { username } = await aPerson();
    const { caller } = await signIn(username);
    for (let hour = 0; hour < 13; hour += 1) {
      clock.advance({ minutes: 55 });
      expect([hour, (await caller.get('/api/session')).status]).toEqual([hour, 200]);
    }
    clock.advance({ minutes: 5 });
    expect((await caller.get('/api/session')).status).toBe(401);
    const { caller: idle } = await signIn(username);
    clock.advance({ minutes: 60 });
    expect((await idle.get('/api/session')).status).toBe(401);
  });
});
