import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { aDepartment, anActor, aPerson, SINCE, type Units } from '../testing/department.builder.js';
import { Assignments } from './assignment.service.js';
import { Leaves, type LeaveOrder } from './leave.service.js';
import { Membership } from './membership.service.js';
import { ServiceEndAccounts } from './service-end-accounts.service.js';
import { ServiceEnds } from './service-end.service.js';
import { type SidePost, SidePosts } from './side-posts.service.js';

describe('a career', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  const administrator = () => anActor('administrator', units.department);
  const eventsOf = async (personId: string) =>
    (
      await module.database.query<{ payload: { from: string } }>(
        `select payload from events where name = 'identity.membership-changed' and payload->>'personId' = $1 order by id`,
        [personId],
      )
    ).map(({ payload }) => payload.from);
  const auditOf = async (personId: string) =>
    (
      await module.database.query<{ action: string }>(
        `select action from audit_entries where person_id = $1 order by occurred_at, id`,
        [personId],
      )
    ).map(({ action }) => action);

  describe('a secondment or a second post', () => {
    const order = (changes: Partial<SidePost> = {}): SidePost => ({
      kind: 'secondment',
      unitId: units.office,
      position: 'Biệt phái',
      category: undefined,
      from: '2026-07-01',
      to: '2027-01-01',
      decisionNumber: '15/QĐ-SNNMT',
      ...changes,
    });
    const add = (personId: string, changes: Partial<SidePost> = {}) =>
      module.get(SidePosts).add(administrator(), personId, order(changes));

    it('stands beside the home unit, which stays the home', async () => {
      const person = await aPerson(module, units.land);
      await add(person);
      await add(person, { kind: 'concurrent', position: 'Kiêm nhiệm', to: null });
      const membership = module.get(Membership);
      expect(await membership.unitOf(person, '2026-08-01')).toBe(units.land);
      const there = await membership.peopleOf([units.office], '2026-08-01');
      expect(there.filter(({ personId }) => personId === person).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['secondment', 'concurrent']),
      );
      expect(await auditOf(person)).toEqual(['identity.person-seconded', 'identity.second-post-given']);
      expect(await eventsOf(person)).toEqual(['2026-07-01', '2026-07-01']);
    });

    it.each([
      ['to the home unit itself', () => ({ unitId: units.land }), () => IdentityErrors.sidePostAtHome()],
      ['before the service began', () => ({ from: '2025-01-01' }), () => IdentityErrors.outsideService()],
      ['with its days reversed', () => ({ to: '2026-06-30' }), () => IdentityErrors.datesReversed()],
    ])('is refused %s', async (_, changes, error) => {
      const person = await aPerson(module, units.land);
      await expect(add(person, changes())).rejects.toEqual(error());
      expect(await module.get(Assignments).historyOf(person)).toHaveLength(1);
    });

    it('is refused twice on the same day, and once more when the first has ended', async () => {
      const person = await aPerson(module, units.land);
      await add(person);
      await expect(add(person, { from: '2026-12-31', to: null })).rejects.toEqual(IdentityErrors.sidePostTwice());
      await add(person, { from: '2027-01-01', to: null });
      expect(await module.get(Assignments).historyOf(person)).toHaveLength(3);
    });

    it('is refused in a second place on the same day, where second posts may stand side by side', async () => {
      const person = await aPerson(module, units.land);
      const first = await add(person);
      const elsewhere = { unitId: units.rangers, from: '2026-12-31', to: '2027-06-01' };
      await expect(add(person, elsewhere)).rejects.toEqual(IdentityErrors.secondmentOverlap());
      await add(person, { ...elsewhere, kind: 'concurrent' });
      await add(person, { kind: 'concurrent', from: '2026-12-31', to: '2027-06-01' });
      const next = await add(person, { ...elsewhere, from: '2027-01-01' });
      const correct = (id: string, from: string | undefined, to: string | undefined) =>
        module.get(Assignments).correct(administrator(), person, id, {
          unitId: undefined,
          position: undefined,
          category: undefined,
          from,
          to,
        });
      await expect(correct(next, '2026-12-31', undefined)).rejects.toEqual(IdentityErrors.secondmentOverlap());
      await correct(first, undefined, '2026-10-01');
      await add(person, { from: '2026-10-01', to: '2027-01-01' });
    });

    it('is refused in a second place behind the service too, and asked for at once only one is given', async () => {
      const person = await aPerson(module, units.land);
      const asked = await Promise.allSettled([add(person), add(person, { unitId: units.rangers })]);
      expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const again = module.database.query(
        `insert into assignments (id, person_id, unit_id, position, category, kind, valid)
         values ($1, $2, $3, 'x', 'cadre', 'secondment', daterange('2026-08-01', null))`,
        [newId(), person, units.station],
      );
      await expect(again).rejects.toThrow('assignments_one_secondment');
    });

    it('is refused in a unit that does not exist on its first day', async () => {
      const person = await aPerson(module, units.land, { from: '2020-01-01' });
      await expect(add(person, { from: '2025-06-30' })).rejects.toEqual(
        IdentityErrors.unitNotAlive(units.office, '2025-06-30'),
      );
    });

    it('can be ended early by a correction, with the paper that says so', async () => {
      const person = await aPerson(module, units.land);
      const id = await add(person);
      await module.get(Assignments).correct(administrator(), person, id, {
        unitId: undefined,
        position: undefined,
        category: undefined,
        from: undefined,
        to: '2026-10-01',
        decisionNumber: '20/QĐ-SNNMT',
      });
      const [latest] = await module.get(Assignments).historyOf(person);
      expect(latest).toMatchObject({ kind: 'secondment', to: '2026-10-01', decisionNumber: '20/QĐ-SNNMT' });
    });

    it('cannot be put twice on a day behind the service either', async () => {
      const person = await aPerson(module, units.land);
      await add(person);
      const again = module.database.query(
        `insert into assignments (id, person_id, unit_id, position, category, kind, valid)
         values ($1, $2, $3, 'x', 'cadre', 'secondment', daterange('2026-08-01', null))`,
        [newId(), person, units.office],
      );
      await expect(again).rejects.toThrow('assignments_side_post_once');
    });
  });

  describe('the end of service', () => {
    const end = (personId: string, endsOn: string) =>
      module.get(ServiceEnds).end(administrator(), personId, { endsOn, decisionNumber: '99/QĐ-SNNMT' });

    async function anAccountOf(personId: string): Promise<string> {
      const id = newId();
      await module.database.query(
        `insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, 'x')`,
        [id, personId, `u${id}`],
      );
      await module.database.query(
        `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, 'staff', $3, daterange('2025-07-01', null))`,
        [newId(), id, units.land],
      );
      return id;
    }
    const accountState = async (id: string) =>
      (await module.database.one<{ state: string }>('select state from accounts where id = $1', [id]))?.state;

    it('ends assignments, leaves and rights on the day, and closes the account on it and not before', async () => {
      const person = await aPerson(module, units.land);
      const account = await anAccountOf(person);
      await module.get(SidePosts).add(administrator(), person, {
        kind: 'concurrent',
        unitId: units.office,
        position: 'Kiêm nhiệm',
        category: undefined,
        from: '2026-07-01',
        to: null,
        decisionNumber: null,
      });
      await end(person, '2026-09-01');
      const known = (await module.get(Assignments).historyOf(person)).filter((row) => row.supersededAt === null);
      expect(known.map(({ to }) => to)).toEqual(['2026-09-01', '2026-09-01']);
      expect(await accountState(account)).toBe('active');
      const grants = await module.database.query(`select upper(valid) as "to" from role_grants where account_id = $1`, [
        account,
      ]);
      expect(grants).toEqual([{ to: '2026-09-01' }]);

      clock.set('2026-08-31T18:00:00Z');
      await module.get(ServiceEndAccounts).closeDue();
      expect(await accountState(account)).toBe('disabled');
      expect(await auditOf(person)).toContain('identity.account-closed');
      clock.set('2026-06-15T05:00:00Z');
    });

    it('closes the account at once when the day has come', async () => {
      const person = await aPerson(module, units.land);
      const account = await anAccountOf(person);
      await end(person, '2026-06-15');
      expect(await accountState(account)).toBe('disabled');
    });

    it('that a correction takes back leaves the account closed, unless who corrects also opens it', async () => {
      const assignments = module.get(Assignments);
      const servedOn = async (id: string) =>
        (await assignments.historyOf(id)).find((row) => row.supersededAt === null)?.id ?? '';
      const correct = async (id: string, enableAccount: boolean) =>
        assignments.correct(administrator(), id, await servedOn(id), {
          unitId: undefined,
          position: undefined,
          category: undefined,
          from: undefined,
          to: null,
          enableAccount,
        });
      const person = await aPerson(module, units.land);
      const account = await anAccountOf(person);
      await end(person, '2026-06-15');
      await correct(person, false);
      expect(await accountState(account)).toBe('disabled');
      await correct(person, true);
      expect(await accountState(account)).toBe('active');
      const grants = await module.database.query(
        `select role, unit_id as unit from role_grants where account_id = $1 and valid @> date '2026-06-15'`,
        [account],
      );
      expect(grants).toEqual([{ role: 'staff', unit: units.land }]);
      expect(await auditOf(person)).toContain('identity.account-enabled');
      await module.get(ServiceEndAccounts).closeDue();
      expect(await accountState(account)).toBe('active');
      await expect(correct(person, true)).rejects.toEqual(IdentityErrors.accountStateUnchanged());
    });

    it('is refused for the last administrator, who would leave nobody to let others in', async () => {
      const [last, successor] = [await aPerson(module, units.land), await aPerson(module, units.land)];
      const administer = async (personId: string, from: string) =>
        module.database.query(
          `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, 'administrator', $3, daterange($4, null))`,
          [newId(), await anAccountOf(personId), units.department, from],
        );
      await administer(last, SINCE);
      await expect(end(last, '2026-06-15')).rejects.toEqual(IdentityErrors.lastAdministrator());
      await expect(end(last, '2026-09-01')).rejects.toEqual(IdentityErrors.lastAdministrator());
      expect(await module.get(Membership).unitOf(last, '2026-12-01')).toBe(units.land);
      await administer(successor, '2026-08-01');
      await expect(end(last, '2026-06-20')).rejects.toEqual(IdentityErrors.lastAdministrator());
      await end(last, '2026-09-01');
    });

    it('is refused twice, and before the service began', async () => {
      const person = await aPerson(module, units.land);
      await expect(end(person, SINCE)).rejects.toEqual(IdentityErrors.datesReversed());
      await end(person, '2026-06-01');
      await expect(end(person, '2026-06-10')).rejects.toEqual(IdentityErrors.serviceEndedAlready());
    });
  });

  describe('a leave', () => {
    const order = (changes: Partial<LeaveOrder> = {}): LeaveOrder => ({
      kind: 'maternity',
      documentNumber: '5/QĐ-SNNMT',
      from: '2026-02-01',
      to: '2026-08-01',
      longConfirmed: false,
      ...changes,
    });
    const record = (personId: string, changes: Partial<LeaveOrder> = {}) =>
      module.get(Leaves).record(administrator(), personId, order(changes));

    it('is recorded, corrected and ended early, and each former word stays readable', async () => {
      const leaves = module.get(Leaves);
      const person = await aPerson(module, units.land);
      const first = await record(person);
      clock.advance({ minutes: 1 });
      await leaves.correct(administrator(), person, first, order({ from: '2026-01-15' }));
      const [known] = await leaves.historyOf(person);
      clock.advance({ minutes: 1 });
      await leaves.endEarly(administrator(), person, known?.id ?? '', '2026-06-01');
      const history = await leaves.historyOf(person);
      expect(history.map(({ from, to, supersededAt }) => [from, to, supersededAt === null])).toEqual([
        ['2026-01-15', '2026-06-01', true],
        ['2026-02-01', '2026-08-01', false],
        ['2026-01-15', '2026-08-01', false],
      ]);
      expect(await eventsOf(person)).toEqual(['2026-02-01', '2026-01-15', '2026-01-15']);
      expect(await auditOf(person)).toEqual([
        'identity.leave-recorded',
        'identity.leave-corrected',
        'identity.leave-corrected',
      ]);
    });

    it('is not recorded without its document, save a short sick leave; ending one early needs none', async () => {
      const leaves = module.get(Leaves);
      const person = await aPerson(module, units.land);
      const missing = IdentityErrors.leaveDocumentMissing();
      await expect(record(person, { documentNumber: null })).rejects.toEqual(missing);
      const id = await record(person);
      clock.advance({ minutes: 1 });
      await expect(leaves.correct(administrator(), person, id, order({ documentNumber: null }))).rejects.toEqual(
        missing,
      );
      await leaves.endEarly(administrator(), person, id, '2026-06-01');
      await record(person, { kind: 'sick', documentNumber: null, from: '2026-09-01', to: '2026-09-20' });
    });

    it('says nothing readable about why somebody is away in the audit trail', async () => {
      const person = await aPerson(module, units.land);
      await record(person, { kind: 'sick', documentNumber: 'BV-77' });
      const [row] = await module.database.query<{ text: string }>(
        `select details::text as text from audit_entries where person_id = $1`,
        [person],
      );
      expect(row?.text).not.toMatch(/sick|BV-77/u);
    });

    it.each([
      ['reversed days', { from: '2026-08-01', to: '2026-02-01' }, () => IdentityErrors.datesReversed()],
      ['days before the service', { from: '2025-06-01' }, () => IdentityErrors.outsideService()],
      ['twenty years, unless that is meant', { to: '2046-02-01' }, () => IdentityErrors.leaveTooLong(20)],
    ])('is refused with %s', async (_, changes, error) => {
      const person = await aPerson(module, units.land);
      await expect(record(person, changes)).rejects.toEqual(error());
      expect(await module.get(Leaves).historyOf(person)).toEqual([]);
    });

    it('may last twenty years when that is said', async () => {
      const person = await aPerson(module, units.land);
      await record(person, { to: '2046-02-01', longConfirmed: true });
      expect(await module.get(Leaves).historyOf(person)).toHaveLength(1);
    });

    it('does not overlap another one, and is not ended after its end', async () => {
      const person = await aPerson(module, units.land);
      const id = await record(person);
      await expect(record(person, { kind: 'sick', from: '2026-07-31', to: null })).rejects.toEqual(
        IdentityErrors.leaveOverlap(),
      );
      const late = module.get(Leaves).endEarly(administrator(), person, id, '2026-08-02');
      await expect(late).rejects.toEqual(IdentityErrors.datesReversed());
      const unknown = newId();
      await expect(module.get(Leaves).endEarly(administrator(), person, unknown, '2026-07-01')).rejects.toEqual(
        IdentityErrors.leaveNotFound(unknown),
      );
    });
  });
});
