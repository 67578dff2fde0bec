import { type Actor, newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { AccountOpening } from '../accounts/account-opening.service.js';
import { Accounts } from '../accounts/account.service.js';
import { IdentityAuthenticator } from '../accounts/identity-authenticator.service.js';
import { OwnSessions } from '../accounts/own-sessions.service.js';
import { PasswordChange } from '../accounts/password-change.service.js';
import { PasswordLinks } from '../accounts/password-links.service.js';
import { PasswordReset } from '../accounts/password-reset.service.js';
import { SignIn } from '../accounts/sign-in.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { type Role } from '../roles/role.rules.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { Secret, TOTP } from 'otpauth';
import { SecondFactorEnrolment } from './second-factor-enrolment.service.js';
import { SecondFactorReset } from './second-factor-reset.service.js';
import { SecondFactors } from './second-factor.service.js';

const PASSWORD = 'rừng thông sau mưa';
const HERE = { userAgent: 'test', previousToken: null };

describe('the second factor', () => {
  const clock = new FixedClock('2026-06-15T01:00:00Z');
  let module: TestModule;
  let units: Units;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock, env: { REQUIRE_SECOND_FACTOR: 'on' } });
    units = await aDepartment(module);
  });
  afterAll(() => module.close());

  let serial = 0;
  async function anAccount(roles: Role[] = ['staff'], mustChangePassword = false) {
    serial += 1;
    const username = `person-${serial}`;
    const personId = await aPerson(module, units.land);
    const accounts = module.get(Accounts);
    const credentials = { ...(await accounts.prepare(username, PASSWORD)), mustChangePassword };
    const accountId = await accounts.open(credentials, personId, { unitId: units.department, roles });
    return { accountId, username, personId };
  }

  const factors = () => module.get(SecondFactors);
  const enrolment = () => module.get(SecondFactorEnrolment);
  const signIn = (username: string, password = PASSWORD) =>
    module.get(SignIn).signIn({ ...HERE, username, password, address: newId() });
  const codeOf = (secret: string, seconds = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() + seconds * 1000 });
  const refusalOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  async function enrol(actor: Actor) {
    const { secret, uri } = await enrolment().propose(actor, '');
    const enrolled = await enrolment().confirm(actor, codeOf(secret), HERE);
    clock.advance({ seconds: 60 });
    return { secret, uri, ...enrolled };
  }

  it('is asked of administrators and the Office before anything else, and of nobody else', async () => {
    for (const [role, step] of [
      ['administrator', 'enrolment'],
      ['office', 'enrolment'],
      ['unit-head', undefined],
    ] as const) {
      const { actor } = await signIn((await anAccount(['staff', role])).username);
      expect([role, actor.unfinished]).toEqual([role, step]);
    }
  });

  it('opens the whole session with its enrolment, and asks for a code at every sign-in from then on', async () => {
    const { username } = await anAccount(['staff', 'administrator']);
    const { actor, session } = await signIn(username);
    expect(actor.grants).toEqual([]);
    const { secret, uri, signedIn, recoveryCodes } = await enrol(actor);
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=/);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(signedIn?.actor.unfinished).toBeUndefined();
    expect(signedIn?.actor.grants).toHaveLength(2);
    const bySession = (token: string) => module.get(IdentityAuthenticator).bySession(token);
    const again = await signIn(username);
    expect(again.actor.unfinished).toBe('second-factor');
    const passed = await factors().pass(again.actor, codeOf(secret), {
      ...HERE,
      previousToken: again.session.token,
    });
    expect(passed.actor.unfinished).toBeUndefined();
    expect(await bySession(again.session.token)).toBeNull();
    expect((await bySession(session.token))?.unfinished).toBe('enrolment');
  });

  it('refuses a code the second time, an old one, and one that is wrong', async () => {
    const { username } = await anAccount();
    const { secret } = await enrol((await signIn(username)).actor);
    const pass = async (code: string) => refusalOf(factors().pass((await signIn(username)).actor, code, HERE));
    const code = codeOf(secret);
    expect(await pass(code)).toBe('done');
    expect(await pass(code)).toBe('identity.code-wrong');
    expect(await pass(codeOf(secret, -30))).toBe('identity.code-wrong');
    expect(await pass(codeOf(secret, 30))).toBe('done');
    expect(await pass(codeOf(secret, 300))).toBe('identity.code-wrong');
  });

  it('lets one of two who show the same code at the same time in', async () => {
    const { username } = await anAccount();
    const { secret } = await enrol((await signIn(username)).actor);
    const [one, two] = [await signIn(username), await signIn(username)];
    const code = codeOf(secret);
    const outcomes = await Promise.all([one, two].map(({ actor }) => refusalOf(factors().pass(actor, code, HERE))));
    expect(outcomes.sort()).toEqual(['done', 'identity.code-wrong']);
  });

  it('takes a recovery code instead, however it is typed, once', async () => {
    const { username } = await anAccount();
    const { recoveryCodes } = await enrol((await signIn(username)).actor);
    const typed = (recoveryCodes[0] ?? '').replaceAll('-', ' ').toUpperCase();
    const pass = async () => refusalOf(factors().pass((await signIn(username)).actor, typed, HERE));
    expect([await pass(), await pass()]).toEqual(['done', 'identity.code-wrong']);
    const { actor } = await signIn(username);
    expect((await factors().describe(actor)).recoveryCodesLeft).toBe(9);
  });

  it('cannot be guessed: after five tries it waits', async () => {
    const { username } = await anAccount();
    const { secret } = await enrol((await signIn(username)).actor);
    const { actor } = await signIn(username);
    const wrong = codeOf(secret, 3600);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await refusalOf(factors().pass(actor, wrong, HERE))).toBe('identity.code-wrong');
    }
    expect(await refusalOf(factors().pass(actor, codeOf(secret), HERE))).toBe('identity.sign-in-locked');
  });

  it('is stored so that the database alone gives neither secret nor codes', async () => {
    const { username, accountId } = await anAccount();
    const { secret, recoveryCodes } = await enrol((await signIn(username)).actor);
    const [row] = await module.database.query<{ stored: string }>(
      `select f.secret::text || string_agg(c.code_hash::text, '') as stored from second_factors f
       join recovery_codes c using (account_id) where f.account_id = $1 group by f.secret`,
      [accountId],
    );
    const bytes = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex');
    expect(row?.stored).not.toContain(bytes);
    const plain = (recoveryCodes[0] ?? '').replaceAll('-', '');
    expect(row?.stored).not.toContain(Buffer.from(plain).toString('hex'));
    expect(row?.stored.length).toBeGreaterThan(600);
  });

  it('changes only for who shows a code of the present one, and cannot be given up where it is required', async () => {
    const { username } = await anAccount(['staff', 'office']);
    const first = await enrol((await signIn(username)).actor);
    const actor = first.signedIn?.actor as Actor;
    expect(await refusalOf(enrolment().propose(actor, '000000'))).toBe('identity.code-wrong');
    expect(await refusalOf(factors().remove(actor, codeOf(first.secret)))).toBe('identity.factor-required');
    const { secret } = await enrolment().propose(actor, codeOf(first.secret));
    await enrolment().confirm(actor, codeOf(secret), HERE);
    clock.advance({ seconds: 60 });
    const { actor: next } = await signIn(username);
    expect(await refusalOf(factors().pass(next, codeOf(first.secret), HERE))).toBe('identity.code-wrong');
    expect(await refusalOf(factors().pass(next, codeOf(secret), HERE))).toBe('done');
  });

  it('allows a password of eight characters, which has to go when the factor goes', async () => {
    const { username } = await anAccount();
    const { actor } = await signIn(username);
    const change = (from: string, to: string, by = actor) => module.get(PasswordChange).change(by, from, to, HERE);
    expect(await refusalOf(change(PASSWORD, 'mưa rừng'))).toBe('identity.password-weak');
    const { secret } = await enrol(actor);
    await change(PASSWORD, 'mưa rừng');
    const again = (await signIn(username, 'mưa rừng')).actor;
    await factors().pass(again, codeOf(secret), HERE);
    clock.advance({ seconds: 60 });
    await factors().remove(again, codeOf(secret));
    const after = (await signIn(username, 'mưa rừng')).actor;
    expect(after.unfinished).toBe('password-change');
    expect(await refusalOf(change('mưa rừng', 'sông núi', after))).toBe('identity.password-weak');
    await change('mưa rừng', 'sông núi trời mây', after);
    expect((await signIn(username, 'sông núi trời mây')).actor.unfinished).toBeUndefined();
  });

  it('is reset by an administrator whose units hold all roles of the account, and that is recorded', async () => {
    const { username, accountId, personId } = await anAccount(['staff', 'administrator']);
    await enrol((await signIn(username)).actor);
    const administration = module.get(SecondFactorReset);
    const ofRangers = { ...anActor('administrator', units.land), accountId: null };
    expect(await refusalOf(administration.reset(ofRangers, accountId))).toBe('identity.account-reaches-further');
    await administration.reset(anActor('administrator', units.department), accountId);
    expect((await signIn(username)).actor.unfinished).toBe('enrolment');
    const entries = await module.database.query(
      `select action from audit_entries where subject_id = $1 and action = 'identity.second-factor-reset' and person_id = $2`,
      [accountId, personId],
    );
    expect(entries).toHaveLength(1);
  });

  describe('the first password', () => {
    it('that somebody else has chosen is changed before anything else, and not into itself', async () => {
      const { username } = await anAccount(['staff'], true);
      const { actor } = await signIn(username);
      expect(actor.unfinished).toBe('password-change');
      const passwords = module.get(PasswordChange);
      expect(await refusalOf(passwords.change(actor, PASSWORD, PASSWORD, HERE))).toBe('identity.password-unchanged');
      const opened = await passwords.change(actor, PASSWORD, 'núi cao sông dài', HERE);
      expect((await module.get(IdentityAuthenticator).bySession(opened.token))?.unfinished).toBeUndefined();
    });
  });

  describe('a link to a new password', () => {
    const administrator = () => anActor('administrator', units.department);

    it('works once, within a day, ends the sessions and a lock, and does not sign in', async () => {
      const { username, accountId } = await anAccount();
      const before = await signIn(username);
      for (let attempt = 0; attempt < 5; attempt += 1) await refusalOf(signIn(username, 'something else'));
      const links = module.get(PasswordLinks);
      const reset = module.get(PasswordReset);
      const { token } = await module.get(AccountOpening).issueLink(administrator(), accountId);
      expect(await links.look(token)).toEqual({ username, passwordMin: 14 });
      await reset.redeem(token, 'núi cao sông dài');
      expect(await refusalOf(reset.redeem(token, 'một mật khẩu khác'))).toBe('identity.password-link-refused');
      expect(await module.get(IdentityAuthenticator).bySession(before.session.token)).toBeNull();
      expect((await signIn(username, 'núi cao sông dài')).actor.unfinished).toBeUndefined();
    });

    it('ends after a day, and with the next one', async () => {
      const { accountId } = await anAccount();
      const issue = () => module.get(AccountOpening).issueLink(administrator(), accountId);
      const redeem = (token: string) => refusalOf(module.get(PasswordReset).redeem(token, 'núi cao sông dài'));
      const first = await issue();
      const second = await issue();
      expect(await redeem(first.token)).toBe('identity.password-link-refused');
      clock.advance({ days: 1 });
      expect(await redeem(second.token)).toBe('identity.password-link-refused');
    });

    it('opens a first account for somebody without one', async () => {
      const personId = await aPerson(module, units.land);
      const administration = module.get(AccountOpening);
      const { token } = await administration.open(administrator(), personId, 'moi.nguoi');
      await module.get(PasswordReset).redeem(token, 'núi cao sông dài');
      expect((await signIn('moi.nguoi', 'núi cao sông dài')).actor.grants).toEqual([
        { role: 'staff', unitId: units.land },
      ]);
      await expect(administration.open(administrator(), personId, 'moi.nguoi.2')).rejects.toEqual(
        IdentityErrors.accountExists(),
      );
    });
  });

  describe('one’s own sessions', () => {
    it('are listed with this one marked, and ended one by one or all others at once', async () => {
      const { username } = await anAccount();
      const [one, two, three] = [await signIn(username), await signIn(username), await signIn(username)];
      const sessions = module.get(OwnSessions);
      const listed = await sessions.list(one.actor);
      expect(listed.filter(({ current }) => current).map(({ id }) => id)).toEqual([one.actor.sessionId]);
      await sessions.close(one.actor, two.actor.sessionId ?? '');
      expect(await module.get(IdentityAuthenticator).bySession(two.session.token)).toBeNull();
      await sessions.closeOthers(one.actor);
      expect(await module.get(IdentityAuthenticator).bySession(three.session.token)).toBeNull();
      expect(await sessions.list(one.actor)).toHaveLength(1);
    });

    it('do not include anybody else’s', async () => {
      const [mine, others] = [await signIn((await anAccount()).username), await signIn((await anAccount()).username)];
      const end = module.get(OwnSessions).close(mine.actor, others.actor.sessionId ?? '');
      expect(await refusalOf(end)).toBe('identity.session-not-found');
    });
  });

  it('leaves entries of sign-ins, with failures at most once a minute and without what was typed', async () => {
    const { username, accountId } = await anAccount();
    for (let attempt = 0; attempt < 3; attempt += 1) await refusalOf(signIn(username, 'một bí mật gõ sai'));
    clock.advance({ minutes: 1 });
    await refusalOf(signIn(username, 'một bí mật gõ sai'));
    await signIn(username);
    const entries = await module.database.query<{ action: string; details: object }>(
      'select action, details from audit_entries where subject_id = $1 order by seq',
      [accountId],
    );
    expect(entries).toEqual([
      { action: 'identity.sign-in-failed', details: { step: 'password' } },
      { action: 'identity.sign-in-failed', details: { step: 'password' } },
      { action: 'identity.signed-in', details: { method: 'password', secondFactor: false } },
    ]);
  });
});
