import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { Accounts } from './account.service.js';
import { IdentityAuthenticator } from './identity-authenticator.service.js';
import { IdentityModule } from '../identity.module.js';
import { PasswordChange } from './password-change.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { GrantEndings } from '../roles/grant-endings.service.js';
import { RoleGrants } from '../roles/role-grant.service.js';
import { type Role } from '../roles/role.rules.js';
import { ServiceTokens } from '../roles/service-token.service.js';
import { SignInTidying } from './sign-in-tidying.service.js';
import { SignIn } from './sign-in.service.js';

const PASSWORD = 'rừng thông sau mưa';
const LOCKED = 15 * 60;
const HERE = { userAgent: null, previousToken: null };

describe('signing in', () => {
  const clock = new FixedClock('2026-06-15T01:00:00Z');
  let module: TestModule;
  let units: Units;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
  });
  afterAll(() => module.close());

  let serial = 0;
  async function anAccount(...roles: Role[]): Promise<{ accountId: string; username: string }> {
    serial += 1;
    const username = `person-${serial}`;
    const personId = await aPerson(module, units.land);
    const accounts = module.get(Accounts);
    const credentials = await accounts.prepare(username, PASSWORD);
    const accountId = await accounts.open(credentials, personId, {
      unitId: units.land,
      roles: roles.length > 0 ? roles : ['staff'],
    });
    return { accountId, username };
  }

  const signIn = (username: string, password = PASSWORD, previousToken: string | null = null, address = newId()) =>
    module.get(SignIn).signIn({ username, password, address, userAgent: 'test', previousToken });
  const authenticate = (token: string) =>
    module
      .get(IdentityAuthenticator)
      .authenticate({ cookies: { th_session: token }, authorization: null, address: '' });
  const tokenOf = async (username: string) => (await signIn(username)).session.token;

  it('opens a session that carries the person and the grants', async () => {
    const { username, accountId } = await anAccount('staff', 'unit-head');
    const actor = await authenticate(await tokenOf(` ${username.toUpperCase()} `));
    expect(actor).toMatchObject({ kind: 'person', accountId, name: 'Nguyễn Văn An' });
    expect(actor?.grants).toEqual(
      expect.arrayContaining([
        { role: 'staff', unitId: units.land },
        { role: 'unit-head', unitId: units.land },
      ]),
    );
  });

  it('stores nothing with which one could sign in', async () => {
    const { username, accountId } = await anAccount();
    const token = await tokenOf(username);
    const [row] = await module.database.query(
      `select (s.token_hash::text || a.password_hash) as stored from sessions s join accounts a on a.id = s.account_id where a.id = $1`,
      [accountId],
    );
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(row)).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('takes both Unicode forms of a password', async () => {
    const { username } = await anAccount();
    await expect(signIn(username, PASSWORD.normalize('NFD'))).resolves.toBeDefined();
  });

  it('refuses a wrong password and an unknown user name in the same words', async () => {
    const { username } = await anAccount();
    await expect(signIn(username, 'something else')).rejects.toEqual(IdentityErrors.signInFailed());
    await expect(signIn('nobody-here')).rejects.toEqual(IdentityErrors.signInFailed());
  });

  it('refuses a disabled account, also in a session that it has open', async () => {
    const { username, accountId } = await anAccount();
    const token = await tokenOf(username);
    await module.database.query(`update accounts set state = 'disabled' where id = $1`, [accountId]);
    expect(await authenticate(token)).toBeNull();
    await expect(signIn(username)).rejects.toEqual(IdentityErrors.signInFailed());
  });

  describe('too many failures', () => {
    const failFive = async (username: string) => {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await expect(signIn(username, 'something else')).rejects.toEqual(IdentityErrors.signInFailed());
      }
    };

    it('lock the account for 15 minutes, even for the right password', async () => {
      const { username } = await anAccount();
      await failFive(username);
      await expect(signIn(username)).rejects.toEqual(IdentityErrors.signInLocked(LOCKED));
      clock.advance({ minutes: 14 });
      await expect(signIn(username)).rejects.toEqual(IdentityErrors.signInLocked(60));
      clock.advance({ minutes: 1 });
      await expect(signIn(username)).resolves.toBeDefined();
    });

    it('look the same for a user name that does not exist', async () => {
      await failFive('nobody-at-all');
      await expect(signIn('nobody-at-all')).rejects.toEqual(IdentityErrors.signInLocked(LOCKED));
    });

    it('are forgotten after a success', async () => {
      const { username } = await anAccount();
      for (let round = 0; round < 3; round += 1) {
        for (let attempt = 0; attempt < 4; attempt += 1) {
          await expect(signIn(username, 'something else')).rejects.toEqual(IdentityErrors.signInFailed());
        }
        await signIn(username);
      }
    });

    it('are all counted when they come side by side', async () => {
      const { username } = await anAccount();
      await Promise.allSettled(Array.from({ length: 8 }, () => signIn(username, 'something else')));
      await expect(signIn(username)).rejects.toMatchObject({ code: 'identity.sign-in-locked' });
    });

    it('from one address shut that address out, and no other', async () => {
      await module.database.query(
        `insert into sign_in_attempts (key, count, counted_since) values ('address:10.0.0.9', 100, $1)`,
        [clock.now()],
      );
      const { username } = await anAccount();
      await expect(signIn(username, PASSWORD, null, '10.0.0.9')).rejects.toEqual(IdentityErrors.signInLocked(LOCKED));
      await expect(signIn(username, PASSWORD, null, '10.0.0.8')).resolves.toBeDefined();
    });
  });

  describe('a session', () => {
    it('ends after an hour without a request, not before', async () => {
      const token = await tokenOf((await anAccount()).username);
      clock.advance({ minutes: 59 });
      expect(await authenticate(token)).not.toBeNull();
      clock.advance({ minutes: 59 });
      expect(await authenticate(token)).not.toBeNull();
      clock.advance({ minutes: 60 });
      expect(await authenticate(token)).toBeNull();
    });

    it('ends after twelve hours however busy', async () => {
      const token = await tokenOf((await anAccount()).username);
      for (let hour = 0; hour < 23; hour += 1) {
        clock.advance({ minutes: 30 });
        expect(await authenticate(token)).not.toBeNull();
      }
      clock.advance({ minutes: 30 });
      expect(await authenticate(token)).toBeNull();
    });

    it('is replaced by the next sign-in in the same browser', async () => {
      const { username } = await anAccount();
      const first = await tokenOf(username);
      const second = await signIn(username, PASSWORD, first);
      expect(await authenticate(first)).toBeNull();
      expect(await authenticate(second.session.token)).not.toBeNull();
    });

    it('does not outlive a change of roles', async () => {
      const { username, accountId } = await anAccount();
      const administrator = anActor('administrator', units.department);
      const grants = module.get(RoleGrants);
      const before = await tokenOf(username);
      const grant = { role: 'unit-head' as const, unitId: units.land, from: undefined, to: null };
      const grantId = await grants.grant(administrator, accountId, grant);
      expect(await authenticate(before)).toBeNull();
      const between = await tokenOf(username);
      await module.get(GrantEndings).revoke(administrator, accountId, grantId);
      expect(await authenticate(between)).toBeNull();
    });

    it('ends everywhere when the password changes, and goes on with a new token here', async () => {
      const { username, accountId } = await anAccount();
      const [here, elsewhere] = [await tokenOf(username), await tokenOf(username)];
      const actor = { ...anActor('staff', units.land), accountId };
      const passwords = module.get(PasswordChange);
      await expect(passwords.change(actor, 'not this one', 'núi cao sông dài', HERE)).rejects.toEqual(
        IdentityErrors.passwordWrong(),
      );
      const opened = await passwords.change(actor, PASSWORD, 'núi cao sông dài', HERE);
      expect([await authenticate(here), await authenticate(elsewhere)]).toEqual([null, null]);
      expect(await authenticate(opened.token)).not.toBeNull();
      await expect(signIn(username, PASSWORD)).rejects.toEqual(IdentityErrors.signInFailed());
    });

    it('is kept for a month after its end, then tidied away', async () => {
      const { username, accountId } = await anAccount();
      await signIn(username);
      const left = () => module.database.query('select 1 from sessions where account_id = $1', [accountId]);
      await module.get(SignInTidying).tidy();
      expect(await left()).toHaveLength(1);
      clock.advance({ days: 31 });
      await module.get(SignInTidying).tidy();
      expect(await left()).toHaveLength(0);
    });
  });

  describe('a service token', () => {
    const administrator = () => anActor('administrator', units.department);
    const order = (expiresAt: Date | null = null) => ({
      name: 'Hệ thống nhân sự',
      scopes: ['identity.read-people'],
      expiresAt,
    });
    const bearer = (token: string) =>
      module.get(IdentityAuthenticator).authenticate({ cookies: {}, authorization: `Bearer ${token}`, address: '' });

    it('acts with its scopes until it is revoked', async () => {
      const tokens = module.get(ServiceTokens);
      const { id, token } = await tokens.issue(administrator(), order());
      expect(token).toMatch(/^th_/);
      expect(await bearer(token)).toMatchObject({ kind: 'service', scopes: ['identity.read-people'], grants: [] });
      await tokens.revoke(administrator(), id);
      expect(await bearer(token)).toBeNull();
    });

    it('ends when it says so', async () => {
      const until = new Date(clock.now().getTime() + 1000);
      const { token } = await module.get(ServiceTokens).issue(administrator(), order(until));
      expect(await bearer(token)).not.toBeNull();
      clock.advance({ seconds: 1 });
      expect(await bearer(token)).toBeNull();
    });

    it('cannot have a scope that nobody defined', async () => {
      const issue = module.get(ServiceTokens).issue(administrator(), { ...order(), scopes: ['no.such'] });
      await expect(issue).rejects.toEqual(IdentityErrors.scopeUnknown('no.such'));
    });
  });
});
