import { newId, violatedConstraint } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { aDepartment, anActor, aPerson, SINCE, type Units } from '../testing/department.builder.js';
import { AssignmentRepository } from './assignment.repository.js';
import { Assignments } from './assignment.service.js';
import { IdentityModule } from '../identity.module.js';
import { IdentityErrors } from '../identity.errors.js';
import { Membership } from './membership.service.js';

const unchanged = { position: undefined, category: undefined, decisionNumber: '12/QĐ-SNNMT' };

describe('Assignments', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let assignments: Assignments;
  let membership: Membership;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    assignments = module.get(Assignments);
    membership = module.get(Membership);
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  const administrator = () => anActor('administrator', units.department);

  describe('transfer', () => {
    it('keeps the days before and moves the days from the effective day on', async () => {
      const person = await aPerson(module, units.land);
      await assignments.transfer(administrator(), person, {
        ...unchanged,
        unitId: units.office,
        effectiveOn: '2026-05-01',
      });
      expect(await membership.unitOf(person, '2026-04-30')).toBe(units.land);
      expect(await membership.unitOf(person, '2026-05-01')).toBe(units.office);
      expect(await membership.unitOf(person, '2025-06-30')).toBeNull();
    });

    it('keeps what was known before it was recorded', async () => {
      const person = await aPerson(module, units.land);
      const before = clock.now();
      clock.advance({ hours: 1 });
      await assignments.transfer(administrator(), person, {
        ...unchanged,
        unitId: units.office,
        effectiveOn: '2026-01-01',
      });
      const repository = module.get(AssignmentRepository);
      expect((await repository.findPrimaryKnownAt(person, '2026-03-01', before))?.unitId).toBe(units.land);
      expect((await repository.findPrimaryKnownAt(person, '2026-03-01', clock.now()))?.unitId).toBe(units.office);
    });

    it('recorded late, ends where a later transfer is already known', async () => {
      const person = await aPerson(module, units.land);
      await assignments.transfer(administrator(), person, {
        ...unchanged,
        unitId: units.office,
        effectiveOn: '2026-05-01',
      });
      await assignments.transfer(administrator(), person, {
        ...unchanged,
        unitId: units.post,
        effectiveOn: '2026-03-01',
      });
      const days = ['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map((on) => ({ personId: person, on }));
      const known = await membership.unitsOf(days);
      expect(days.map(({ on }) => known.get(`${person}:${on}`))).toEqual([
        units.land,
        units.post,
        units.post,
        units.office,
      ]);
    });

    it('takes the staff role along', async () => {
      const person = await aPerson(module, units.land);
      const account = newId();
      await module.database.query(
        `insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, 'x')`,
        [account, person, `u${account}`],
      );
      await module.database.query(
        `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, 'staff', $3, daterange('2025-07-01', null))`,
        [newId(), account, units.land],
      );
      await assignments.transfer(administrator(), person, {
        ...unchanged,
        unitId: units.office,
        effectiveOn: '2026-07-01',
      });
      const grants = await module.database.query(
        `select unit_id as "unitId", lower(valid) as "from", upper(valid) as "to" from role_grants where account_id = $1 order by valid`,
        [account],
      );
      expect(grants).toEqual([
        { unitId: units.land, from: '2025-07-01', to: '2026-07-01' },
        { unitId: units.office, from: '2026-07-01', to: null },
      ]);
    });

    it('refuses one that changes nothing', async () => {
      const person = await aPerson(module, units.land);
      const order = { ...unchanged, unitId: units.land, effectiveOn: '2026-05-01' };
      await expect(assignments.transfer(administrator(), person, order)).rejects.toEqual(
        IdentityErrors.assignmentUnchanged(),
      );
    });

    it('does not know people and units outside of the scope', async () => {
      const head = anActor('administrator', units.rangers);
      const stranger = await aPerson(module, units.land);
      const ranger = await aPerson(module, units.post);
      const into = (unitId: string) => ({ ...unchanged, unitId, effectiveOn: '2026-05-01' });
      await expect(assignments.transfer(head, stranger, into(units.post))).rejects.toEqual(
        IdentityErrors.personNotFound(stranger),
      );
      await expect(assignments.transfer(head, ranger, into(units.land))).rejects.toEqual(
        IdentityErrors.unitNotFound(units.land),
      );
    });

    it('tells the other domains from which day on which units are concerned', async () => {
      const person = await aPerson(module, units.land);
      await assignments.transfer(administrator(), person, {
        ...unchanged,
        unitId: units.office,
        effectiveOn: '2026-05-01',
      });
      const [event] = await module.database.query<{ payload: { unitIds: string[] } }>(
        `select payload from events where name = 'identity.membership-changed' and payload->>'personId' = $1`,
        [person],
      );
      expect(event?.payload).toEqual({
        personId: person,
        unitIds: expect.arrayContaining([units.land, units.office]) as string[],
        from: SINCE,
      });
    });
  });

  describe('correct', () => {
    it('puts the right row in the place of the wrong one, which stays readable', async () => {
      const person = await aPerson(module, units.land);
      const [wrong] = await assignments.historyOf(person);
      clock.set('2027-01-01T00:00:00Z');
      await assignments.correct(administrator(), person, wrong?.id ?? '', {
        unitId: units.station,
        position: undefined,
        category: 'public_employee',
        from: undefined,
        to: undefined,
      });
      const history = await assignments.historyOf(person);
      expect(
        history.map(({ unitId, category, supersededAt }) => ({ unitId, category, superseded: supersededAt !== null })),
      ).toEqual([
        { unitId: units.station, category: 'public_employee', superseded: false },
        { unitId: units.land, category: 'civil_servant', superseded: true },
      ]);
    });

    it('refuses days in the wrong order', async () => {
      const person = await aPerson(module, units.land);
      const [row] = await assignments.historyOf(person);
      const correction = {
        unitId: undefined,
        position: undefined,
        category: undefined,
        from: '2026-05-02',
        to: '2026-05-02',
      };
      await expect(assignments.correct(administrator(), person, row?.id ?? '', correction)).rejects.toEqual(
        IdentityErrors.datesReversed(),
      );
    });
  });

  describe('the tables', () => {
    it('refuse a second primary assignment on the same day', async () => {
      const person = await aPerson(module, units.land);
      const insert = module.database.query(
        `insert into assignments (id, person_id, unit_id, position, category, kind, valid)
         values ($1, $2, $3, 'x', 'cadre', 'primary', daterange('2026-01-01', '2026-02-01'))`,
        [newId(), person, units.office],
      );
      await expect(insert.catch(violatedConstraint)).resolves.toBe('assignments_one_primary');
    });

    it('refuse to rewrite what was recorded', async () => {
      const person = await aPerson(module, units.land);
      const rewrite = module.database.query(`update assignments set unit_id = $2 where person_id = $1`, [
        person,
        units.office,
      ]);
      await expect(rewrite.catch(violatedConstraint)).resolves.toBe('assignments_history_kept');
    });
  });
});
