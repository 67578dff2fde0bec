import { newId, type Actor } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { type Role } from '../roles/role.rules.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { RecordAccess } from './record-access.service.js';

describe('RecordAccess', () => {
  let clock: FixedClock;
  let module: TestModule;
  let units: Units;
  let person: string;
  let records: RecordAccess;

  beforeEach(async () => {
    clock = new FixedClock('2026-06-15T03:00:00Z');
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    person = await aPerson(module, units.post);
    records = module.get(RecordAccess);
  });
  afterEach(() => module.close());

  const reader = async (role: Role, unitId: string): Promise<Actor> => {
    const accountId = newId();
    await module.database.query(`insert into accounts (id, username, password_hash) values ($1, $2, 'none')`, [
      accountId,
      `u${accountId.slice(-12)}`,
    ]);
    return { ...anActor(role, unitId, await aPerson(module, units.office)), accountId };
  };
  const looks = async () =>
    module.database.query<{ purpose: string | null; day: string }>(
      `select purpose, (occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as day from audit_entries
       where action = 'identity.record-opened' and person_id = $1 order by seq`,
      [person],
    );

  it.each(['unit-head', 'unit-focal-point', 'office', 'council-member'] as const)(
    'lets the %s of a unit above look without a purpose',
    async (role) => {
      await expect(records.pass(await reader(role, units.rangers), person)).resolves.toBeUndefined();
    },
  );

  it('lets the person look, unrecorded, as the own head is', async () => {
    await records.pass({ ...anActor('staff', units.post), personId: person }, person);
    await records.pass(await reader('unit-head', units.post), person);
    expect(await looks()).toEqual([]);
  });

  it('records the others who answer for the unit once a day', async () => {
    const officer = await reader('office', units.department);
    await records.pass(officer, person);
    await records.pass(officer, person);
    clock.advance({ days: 1 });
    await records.pass(officer, person);
    expect(await looks()).toEqual([
      { purpose: null, day: '2026-06-15' },
      { purpose: null, day: '2026-06-16' },
    ]);
  });

  it.each(['leadership', 'administrator', 'auditor'] as const)('asks the %s for a purpose', async (role) => {
    await expect(records.pass(await reader(role, units.department), person)).rejects.toEqual(
      IdentityErrors.purposeRequired(person),
    );
  });

  it('asks the head of another unit for a purpose, and stays open to that account alone for a day', async () => {
    const head = await reader('unit-head', units.land);
    const other = await reader('unit-head', units.land);
    await records.state(head, person, 'transfer', null);
    await records.pass(head, person);
    await expect(records.pass(other, person)).rejects.toEqual(IdentityErrors.purposeRequired(person));
    clock.advance({ hours: 23, minutes: 59 });
    await records.pass(head, person);
    clock.advance({ minutes: 2 });
    await expect(records.pass(head, person)).rejects.toEqual(IdentityErrors.purposeRequired(person));
    expect(await looks()).toEqual([
      { purpose: 'transfer', day: '2026-06-15' },
      { purpose: 'transfer', day: '2026-06-16' },
    ]);
  });

  it('answers for who has left by their last unit', async () => {
    await module.database.query(
      `update assignments set recorded = tstzrange(lower(recorded), now()) where person_id = $1`,
      [person],
    );
    await module.database.query(
      `insert into assignments (id, person_id, unit_id, position, category, kind, valid)
       values ($1, $2, $3, 'Kiểm lâm viên', 'civil_servant', 'primary', '[2025-07-01,2026-01-01)')`,
      [newId(), person, units.post],
    );
    await expect(records.pass(await reader('unit-head', units.post), person)).resolves.toBeUndefined();
    await expect(records.pass(await reader('unit-head', units.land), person)).rejects.toEqual(
      IdentityErrors.purposeRequired(person),
    );
  });

  it('knows nobody to those without any of the roles', async () => {
    await expect(records.pass(await reader('staff', units.post), person)).rejects.toEqual(
      IdentityErrors.personNotFound(person),
    );
  });
});
