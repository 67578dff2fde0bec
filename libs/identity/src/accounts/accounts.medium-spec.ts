import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { Secret, TOTP } from 'otpauth';
import { AccountOpening } from './account-opening.service.js';
import { Accounts } from './account.service.js';
import { AccountStates } from './account-states.service.js';
import { IdentityAuthenticator } from './identity-authenticator.service.js';
import { IdleAccounts } from './idle-accounts.service.js';
import { ManagedAccounts } from './managed-accounts.service.js';
import { PasswordChange } from './password-change.service.js';
import { PasswordReset } from './password-reset.service.js';
import { SignIn } from './sign-in.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { type Role } from '../roles/role.rules.js';
import { SecondFactorEnrolment } from '../second-factor/second-factor-enrolment.service.js';
import { SecondFactors } from '../second-factor/second-factor.service.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';

const PASSWORD = 'rừng thông sau mưa';
const HERE = { userAgent: 'test', previousToken: null };

describe('accounts', () => {
  // Rows are stamped by the database when they are made: the clock begins there.
  const clock = new FixedClock(new Date());
  let module: TestModule;
  let units: Units;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock, env: { ACCOUNT_IDLE_DAYS: '45' } });
    units = await aDepartment(module);
  });
  afterAll(() => module.close());

  let serial = 0;
  async function anAccount(role: Role = 'staff', unitId = units.land) {
    serial += 1;
    const username = `person-${serial}`;
    const personId = await aPerson(module, units.land);
    const accounts = module.get(Accounts);
    const accountId = await accounts.open(await accounts.prepare(username, PASSWORD), personId, {
      unitId,
      roles: [role],
    });
    await module.database.query('update accounts set created_at = $2, state_changed_at = $2 where id = $1', [
      accountId,
      clock.now(),
    ]);
    return { accountId, username, personId };
  }

  const signIn = (username: string, password = PASSWORD) =>
    module.get(SignIn).signIn({ ...HERE, username, password, address: newId() });
  const bySession = (token: string) => module.get(IdentityAuthenticator).bySession(token);
  const administrator = () => anActor('administrator', units.department);
  const states = () => module.get(AccountStates);
  const refusalOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  const stored = (accountId: string) =>
    module.database.one<{ state: string; why: string | null }>(
      'select state, disabled_why as why from accounts where id = $1',
      [accountId],
    );
  const trailOf = (accountId: string, action: string) =>
    module.database.query<{ actor: string; person: string; details: Record<string, unknown> }>(
      `select actor_kind as actor, person_id as person, details from audit_entries
       where subject_id = $1 and action = $2 order by seq`,
      [accountId, action],
    );

  describe('that nobody uses', () => {
    const disableIdle = () => module.get(IdleAccounts).disable();

    it('are disabled after 45 days, not a minute earlier, and the trail says when they were used last', async () => {
      const used = await anAccount();
      clock.advance({ days: 10 });
      const lastUsedAt = clock.now();
      const { session } = await signIn(used.username);
      clock.advance({ days: 44, hours: 23, minutes: 59 });
      await disableIdle();
      expect(await stored(used.accountId)).toEqual({ state: 'active', why: null });
      clock.advance({ minutes: 1 });
      await disableIdle();
      expect(await stored(used.accountId)).toEqual({ state: 'disabled', why: 'idle' });
      expect(await trailOf(used.accountId, 'identity.account-disabled')).toEqual([
        {
          actor: 'system',
          person: used.personId,
          details: { why: 'idle', days: 45, lastUsedAt: lastUsedAt.toISOString() },
        },
      ]);
      const [row] = await module.database.query<{ ended: boolean }>(
        'select bool_and(revoked_at is not null) as ended from sessions where account_id = $1',
        [used.accountId],
      );
      expect([row?.ended, await bySession(session.token)]).toEqual([true, null]);
    });

    it('have time again once they are enabled', async () => {
      const { accountId, username } = await anAccount();
      clock.advance({ days: 45 });
      await disableIdle();
      await states().enable(administrator(), accountId);
      clock.advance({ days: 44 });
      await disableIdle();
      expect((await stored(accountId))?.state).toBe('active');
      await expect(signIn(username)).resolves.toBeDefined();
    });

    it('leave the last administrator of the whole, the one who was here last, and no other', async () => {
      const [first, last, ofRangers] = [
        await anAccount('administrator', units.department),
        await anAccount('administrator', units.department),
        await anAccount('administrator', units.rangers),
      ];
      clock.advance({ days: 1 });
      await signIn(last.username);
      clock.advance({ days: 100 });
      await disableIdle();
      await disableIdle();
      const outcome = await Promise.all([first, last, ofRangers].map(({ accountId }) => stored(accountId)));
      expect(outcome.map((row) => row?.state)).toEqual(['disabled', 'active', 'disabled']);
    });
  });

  describe('disabling and enabling', () => {
    it('ends the sessions at once and for good, and is in the trail both times', async () => {
      const { accountId, username, personId } = await anAccount();
      const { session } = await signIn(username);
      await states().disable(administrator(), accountId);
      expect(await stored(accountId)).toEqual({ state: 'disabled', why: 'administrator' });
      expect(await bySession(session.token)).toBeNull();
      expect(await refusalOf(signIn(username))).toBe('identity.sign-in-failed');
      await states().enable(administrator(), accountId);
      expect(await stored(accountId)).toEqual({ state: 'active', why: null });
      expect(await bySession(session.token)).toBeNull();
      await expect(signIn(username)).resolves.toBeDefined();
      for (const action of ['identity.account-disabled', 'identity.account-enabled']) {
        expect((await trailOf(accountId, action)).map(({ person }) => person)).toEqual([personId]);
      }
    });

    it('is refused twice, on one’s own account, and where a role reaches further than the administrator', async () => {
      const { accountId } = await anAccount();
      const own = { ...administrator(), accountId };
      expect(await refusalOf(states().disable(own, accountId))).toBe('identity.not-on-own-account');
      const wide = await anAccount('office', units.department);
      const ofLand = anActor('administrator', units.land);
      expect(await refusalOf(states().disable(ofLand, wide.accountId))).toBe('identity.account-reaches-further');
      const ofRangers = anActor('administrator', units.rangers);
      expect(await refusalOf(states().disable(ofRangers, accountId))).toBe('identity.account-not-found');
      await states().disable(administrator(), accountId);
      expect(await refusalOf(states().disable(administrator(), accountId))).toBe('identity.account-state-unchanged');
    });

    it('never leaves the whole without an administrator, also when two disable each other', async () => {
      await module.database.query(`update accounts set state = 'disabled' where state = 'active'`);
      const [one, two] = [
        await anAccount('administrator', units.department),
        await anAccount('administrator', units.department),
      ];
      const outcomes = await Promise.all([
        refusalOf(states().disable({ ...administrator(), accountId: one.accountId }, two.accountId)),
        refusalOf(states().disable({ ...administrator(), accountId: two.accountId }, one.accountId)),
      ]);
      expect(outcomes.sort()).toEqual(['done', 'identity.last-administrator']);
    });
  });

  describe('a lock', () => {
    const lockedUntil = async (accountId: string) =>
      (await module.get(ManagedAccounts).get(administrator(), accountId)).lockedUntil;

    it('of passwords is seen by the administrator while it lasts, and ended by them, in the trail', async () => {
      const { accountId, username } = await anAccount();
      expect(await refusalOf(states().unlock(administrator(), accountId))).toBe('identity.account-state-unchanged');
      for (let attempt = 0; attempt < 5; attempt += 1) await refusalOf(signIn(username, 'something else'));
      expect(await lockedUntil(accountId)).toEqual(new Date(clock.now().getTime() + 15 * 60_000));
      expect(await refusalOf(signIn(username))).toBe('identity.sign-in-locked');
      await states().unlock(administrator(), accountId);
      expect(await lockedUntil(accountId)).toBeNull();
      await expect(signIn(username)).resolves.toBeDefined();
      expect(await trailOf(accountId, 'identity.account-unlocked')).toHaveLength(1);
    });

    it('is over by itself after a quarter of an hour', async () => {
      const { accountId, username } = await anAccount();
      for (let attempt = 0; attempt < 5; attempt += 1) await refusalOf(signIn(username, 'something else'));
      clock.advance({ minutes: 15 });
      expect(await lockedUntil(accountId)).toBeNull();
      await expect(signIn(username)).resolves.toBeDefined();
    });

    it('of one-time codes is seen and ended like one of passwords', async () => {
      const { accountId, username } = await anAccount();
      const enrolment = module.get(SecondFactorEnrolment);
      const { actor } = await signIn(username);
      const { secret } = await enrolment.propose(actor, '');
      const codeIn = (seconds: number) =>
        new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() + seconds * 1000 });
      await enrolment.confirm(actor, codeIn(0), HERE);
      clock.advance({ minutes: 1 });
      const waiting = (await signIn(username)).actor;
      const pass = (code: string) => refusalOf(module.get(SecondFactors).pass(waiting, code, HERE));
      for (let attempt = 0; attempt < 5; attempt += 1) expect(await pass(codeIn(3600))).toBe('identity.code-wrong');
      expect(await pass(codeIn(0))).toBe('identity.sign-in-locked');
      expect(await lockedUntil(accountId)).not.toBeNull();
      await states().unlock(administrator(), accountId);
      expect(await pass(codeIn(0))).toBe('done');
    });

    it('meets who guesses the present password in somebody else’s open session', async () => {
      const { accountId, username } = await anAccount();
      const { actor } = await signIn(username);
      const change = (current: string) =>
        refusalOf(module.get(PasswordChange).change({ ...actor, accountId }, current, 'núi cao sông dài', HERE));
      for (let attempt = 0; attempt < 5; attempt += 1) expect(await change('đoán mò')).toBe('identity.password-wrong');
      expect(await change(PASSWORD)).toBe('identity.sign-in-locked');
      clock.advance({ minutes: 15 });
      expect(await change(PASSWORD)).toBe('done');
    });
  });

  describe('a password link', () => {
    it('that two use at the same time sets the password of one', async () => {
      const { accountId, username } = await anAccount();
      const { token } = await module.get(AccountOpening).issueLink(administrator(), accountId);
      const passwords = ['núi cao sông dài một', 'núi cao sông dài hai'];
      const outcomes = await Promise.all(
        passwords.map((password) => refusalOf(module.get(PasswordReset).redeem(token, password))),
      );
      expect([...outcomes].sort()).toEqual(['done', 'identity.password-link-refused']);
      const winner = outcomes.indexOf('done');
      expect(await refusalOf(signIn(username, passwords[winner]))).toBe('done');
      expect(await refusalOf(signIn(username, passwords[1 - winner]))).toBe('identity.sign-in-failed');
    });

    it('is dead once the account is disabled', async () => {
      const { accountId } = await anAccount();
      const { token } = await module.get(AccountOpening).issueLink(administrator(), accountId);
      await states().disable(administrator(), accountId);
      const redeem = module.get(PasswordReset).redeem(token, 'núi cao sông dài');
      await expect(redeem).rejects.toEqual(IdentityErrors.passwordLinkRefused());
      expect(await refusalOf(module.get(AccountOpening).issueLink(administrator(), accountId))).toBe(
        'identity.account-disabled',
      );
    });
  });
});
