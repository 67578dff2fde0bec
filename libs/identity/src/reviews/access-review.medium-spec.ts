import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { Accounts } from '../accounts/account.service.js';
import { IdentityAuthenticator } from '../accounts/identity-authenticator.service.js';
import { Sessions } from '../accounts/session.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { GrantEndings } from '../roles/grant-endings.service.js';
import { RoleGrants } from '../roles/role-grant.service.js';
import { type Role } from '../roles/role.rules.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { accessReviewCsv } from './access-review-csv.rules.js';
import { AccessReviews } from './access-review.service.js';
import { ReviewDecisions } from './review-decisions.service.js';

describe('an access review', () => {
  let clock: FixedClock;
  let module: TestModule;
  let units: Units;

  beforeEach(async () => {
    clock = new FixedClock('2026-06-15T03:00:00Z');
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
  });
  afterEach(() => module.close());

  async function aHolder(role: Role, unitId: string, fullName = 'Trần Thị Mai', to: string | null = null) {
    const personId = await aPerson(module, unitId, { fullName });
    const accountId = await module
      .get(Accounts)
      .open({ username: newId(), passwordHash: 'x' }, personId, { unitId, roles: ['staff'] });
    const order = { role, unitId, from: undefined, to };
    const grantId = await module.get(RoleGrants).grant(anActor('administrator', units.department), accountId, order);
    return { personId, accountId, grantId, actor: { ...anActor(role, unitId, personId), accountId } };
  }

  const reviews = () => module.get(AccessReviews);
  const decisions = () => module.get(ReviewDecisions);
  async function itemOf(actor: Parameters<AccessReviews['get']>[0], reviewId: string, grantId: string) {
    const { items } = await reviews().get(actor, reviewId);
    const item = items.find((each) => each.grantId === grantId);
    if (!item) throw new Error(`no item of ${grantId}`);
    return item;
  }
  const KEEP = { outcome: 'confirmed', endsOn: null } as const;
  const END = { outcome: 'ended', endsOn: null } as const;

  it('lists each grant above staff, is one at a time, and is in the trail', async () => {
    const administrator = await aHolder('administrator', units.department, 'Trần Quản Trị');
    const head = await aHolder('unit-head', units.rangers);
    const id = await reviews().open(administrator.actor);
    const { review, items } = await reviews().get(administrator.actor, id);
    expect(review).toMatchObject({ openedOn: '2026-06-15', dueOn: '2026-07-15', total: 2, decided: 0 });
    expect(items.map(({ role }) => role).sort()).toEqual(['administrator', 'unit-head']);
    expect(items.find(({ grantId }) => grantId === head.grantId)).toMatchObject({
      holderName: 'Trần Thị Mai',
      unitName: 'Chi cục Kiểm lâm',
      lastSignInAt: null,
    });
    await expect(reviews().open(administrator.actor)).rejects.toEqual(IdentityErrors.reviewOpen());
    const trail = await module.database.one(
      `select details->>'grants' as grants from audit_entries where action = 'identity.access-review-opened'`,
    );
    expect(trail).toEqual({ grants: '2' });
  });

  it('keeps, shortens and ends grants; the same word twice is one, another word is refused', async () => {
    const first = await aHolder('administrator', units.department, 'Trần Quản Trị');
    const second = await aHolder('administrator', units.department, 'Lê Quản Trị');
    const head = await aHolder('unit-head', units.rangers);
    const office = await aHolder('office', units.department);
    const id = await reviews().open(first.actor);
    const ended = await itemOf(first.actor, id, head.grantId);
    const shortened = await itemOf(first.actor, id, office.grantId);
    const { token } = await module.get(Sessions).open(head.accountId, null, null);
    expect(await decisions().decide(first.actor, id, ended.id, END)).toMatchObject({ outcome: 'ended' });
    expect(await module.get(IdentityAuthenticator).bySession(token)).toBeNull();
    expect(await decisions().decide(first.actor, id, ended.id, END)).toMatchObject({ outcome: 'ended' });
    await expect(decisions().decide(second.actor, id, ended.id, KEEP)).rejects.toEqual(
      IdentityErrors.reviewItemDecided('Trần Quản Trị'),
    );
    const until = (endsOn: string) =>
      decisions().decide(second.actor, id, shortened.id, { outcome: 'shortened', endsOn });
    await expect(until('2026-06-15')).rejects.toEqual(IdentityErrors.datesReversed());
    expect(await until('2026-09-01')).toMatchObject({ outcome: 'shortened', endsOn: '2026-09-01' });
    const spans = await module.database.query(
      `select upper(valid) as "to" from role_grants where id = any($1::uuid[]) order by 1`,
      [[head.grantId, office.grantId]],
    );
    expect(spans).toEqual([{ to: '2026-09-01' }]);
  });

  it('lets nobody review their own grants, in the database either', async () => {
    const administrator = await aHolder('administrator', units.department);
    const id = await reviews().open(administrator.actor);
    const own = await itemOf(administrator.actor, id, administrator.grantId);
    await expect(decisions().decide(administrator.actor, id, own.id, KEEP)).rejects.toEqual(
      IdentityErrors.ownGrantReviewed(),
    );
    await expect(
      module.database.query(
        `update access_review_items set outcome = 'confirmed', decided_at = now(), decided_by = account_id where id = $1`,
        [own.id],
      ),
    ).rejects.toThrow('access_review_items_not_own');
  });

  it('lapses for a grant that ended meanwhile, for two reviewers at once only one decides', async () => {
    const first = await aHolder('administrator', units.department, 'Trần Quản Trị');
    const second = await aHolder('administrator', units.department, 'Lê Quản Trị');
    const head = await aHolder('unit-head', units.rangers);
    const focal = await aHolder('unit-focal-point', units.rangers);
    const id = await reviews().open(first.actor);
    const gone = await itemOf(first.actor, id, head.grantId);
    await module.get(GrantEndings).revoke(first.actor, head.accountId, head.grantId);
    expect(await decisions().decide(first.actor, id, gone.id, KEEP)).toMatchObject({ outcome: 'lapsed' });
    const { id: itemId } = await itemOf(first.actor, id, focal.grantId);
    const outcomes = await Promise.allSettled([
      decisions().decide(first.actor, id, itemId, KEEP),
      decisions().decide(second.actor, id, itemId, END),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('closes once all is decided, stays readable, and says what nobody else could review', async () => {
    const administrator = await aHolder('administrator', units.department, '=Trần Quản Trị');
    const head = await aHolder('unit-head', units.rangers);
    const id = await reviews().open(administrator.actor);
    await expect(reviews().close(administrator.actor, id)).rejects.toEqual(IdentityErrors.reviewUndecided(2));
    const item = await itemOf(administrator.actor, id, head.grantId);
    await decisions().decide(administrator.actor, id, item.id, KEEP);
    await reviews().close(administrator.actor, id);
    await expect(reviews().close(administrator.actor, id)).rejects.toEqual(IdentityErrors.reviewClosed());
    await expect(decisions().decide(administrator.actor, id, item.id, END)).rejects.toEqual(
      IdentityErrors.reviewClosed(),
    );
    const auditor = anActor('auditor', units.department);
    const { review, items } = await reviews().getForFile(auditor, id);
    expect(review).toMatchObject({ closedOn: '2026-06-15', total: 2, decided: 2 });
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['confirmed', 'unreviewed']);
    const csv = accessReviewCsv(items);
    expect(csv).toContain('Trưởng đơn vị,Chi cục Kiểm lâm,15/06/2026');
    expect(csv).toContain(`'=Trần Quản Trị`);
    const trail = await module.database.one(
      `select details->'outcomes' as outcomes from audit_entries where action = 'identity.access-review-closed'`,
    );
    expect(trail).toEqual({ outcomes: { confirmed: 1, unreviewed: 1 } });
  });

  it('is left to a second administrator where there is one', async () => {
    const first = await aHolder('administrator', units.department, 'Trần Quản Trị');
    const second = await aHolder('administrator', units.department, 'Lê Quản Trị');
    const id = await reviews().open(first.actor);
    const other = await itemOf(first.actor, id, second.grantId);
    await decisions().decide(first.actor, id, other.id, KEEP);
    await expect(reviews().close(first.actor, id)).rejects.toEqual(IdentityErrors.reviewUndecided(1));
    const own = await itemOf(first.actor, id, first.grantId);
    await decisions().decide(second.actor, id, own.id, KEEP);
    await reviews().close(first.actor, id);
  });

  it('shows an administrator of a part only its grants, and lets it neither open nor close', async () => {
    const whole = await aHolder('administrator', units.department, 'Trần Quản Trị');
    const part = await aHolder('administrator', units.rangers, 'Lê Quản Trị');
    const head = await aHolder('unit-head', units.land);
    const id = await reviews().open(whole.actor);
    const seen = await reviews().get(part.actor, id);
    expect(seen.items.map(({ grantId }) => grantId)).toEqual([part.grantId]);
    const elsewhere = await itemOf(whole.actor, id, head.grantId);
    await expect(decisions().decide(part.actor, id, elsewhere.id, KEEP)).rejects.toEqual(
      IdentityErrors.reviewItemNotFound(elsewhere.id),
    );
    await expect(reviews().open(part.actor)).rejects.toEqual(IdentityErrors.reviewOfWhole());
    await expect(reviews().close(part.actor, id)).rejects.toEqual(IdentityErrors.reviewOfWhole());
  });

  it('opens by itself six months after the last one was closed', async () => {
    const administrator = await aHolder('administrator', units.department);
    await module.database.query(`update accounts set created_at = '2026-01-01T03:00:00Z'`);
    expect(await reviews().openIfDue()).toBeNull();
    clock.advance({ minutes: 60 * 24 * 20 });
    const id = await reviews().openIfDue();
    expect(id).not.toBeNull();
    expect(await reviews().openIfDue()).toBeNull();
    await reviews().close(administrator.actor, id ?? '');
    expect(await reviews().openIfDue()).toBeNull();
    clock.advance({ minutes: 60 * 24 * 185 });
    expect(await reviews().openIfDue()).not.toBeNull();
  });
});

describe('a role with dates', () => {
  it('signs its holder out on the day it begins and on the day after its last', async () => {
    const clock = new FixedClock('2026-06-15T03:00:00Z');
    const module = await bootTestModule({ modules: [IdentityModule], clock });
    try {
      const units = await aDepartment(module);
      const personId = await aPerson(module, units.land);
      const accountId = await module
        .get(Accounts)
        .open({ username: newId(), passwordHash: 'x' }, personId, { unitId: units.land, roles: ['staff'] });
      const order = { role: 'unit-head' as const, unitId: units.land, from: '2026-06-16', to: '2026-06-18' };
      await module.get(RoleGrants).grant(anActor('administrator', units.department), accountId, order);
      const sessions = module.get(Sessions);
      const signIn = async () => {
        await sessions.open(accountId, null, null);
        // Only the turn of the day is to end it.
        await module.database.query(`update sessions set expires_at = '2027-01-01'`);
      };
      const openSessions = async () =>
        (
          await module.database.query(`select id from sessions where account_id = $1 and revoked_at is null`, [
            accountId,
          ])
        ).length;
      await signIn();
      await sessions.closeOfTurnedRoles();
      expect(await openSessions()).toBe(1);
      clock.advance({ minutes: 15 * 60 });
      await sessions.closeOfTurnedRoles();
      expect(await openSessions()).toBe(0);
      await signIn();
      await sessions.closeOfTurnedRoles();
      expect(await openSessions()).toBe(1);
      clock.advance({ minutes: 48 * 60 });
      await sessions.closeOfTurnedRoles();
      expect(await openSessions()).toBe(0);
    } finally {
      await module.close();
    }
  });
});
