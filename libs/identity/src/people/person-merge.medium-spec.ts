import { newId, PageQuery } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { aDepartment, anActor, aPerson, SINCE, type Units } from '../testing/department.builder.js';
import { Assignments } from './assignment.service.js';
import { Duplicates } from './duplicates.service.js';
import { Leaves } from './leave.service.js';
import { SidePosts } from './side-posts.service.js';
import { PersonMerges } from './person-merge.service.js';
import { People } from './person.service.js';

describe('two records of one person', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let merges: PersonMerges;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    merges = module.get(PersonMerges);
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  const administrator = () => anActor('administrator', units.department);
  const merge = (survivorId: string, mergedId: string) => merges.merge(administrator(), { survivorId, mergedId });
  const known = async (personId: string) =>
    (await module.get(Assignments).historyOf(personId))
      .filter(({ supersededAt }) => supersededAt === null)
      .map(({ unitId, kind, from, to }) => ({ unitId, kind, from, to }));

  async function withNumber(fullName: string, unitId: string, personalNumber: string): Promise<string> {
    return module.get(People).create(administrator(), {
      fullName,
      staffCode: null,
      birthDate: null,
      email: null,
      gender: null,
      personalNumber,
      assignment: { unitId, position: 'Chuyên viên', category: 'civil_servant', from: SINCE, decisionNumber: null },
      account: null,
    });
  }

  describe('suspected', () => {
    const suspected = async () =>
      (await module.get(Duplicates).list(administrator(), Object.assign(new PageQuery(), { size: 100 }))).items;
    const pairOf = async (one: string, other: string) =>
      (await suspected()).find(
        ({ first, second }) => [first.id, second.id].sort().join() === [one, other].sort().join(),
      );

    it('for the same personal number, which itself is stored nowhere', async () => {
      const one = await withNumber('Hồ Văn Một', units.land, '051085001234');
      const other = await withNumber('Hồ Văn Mốt', units.post, '051085001234');
      const third = await withNumber('Hồ Văn Hai', units.post, '051085001235');
      expect((await pairOf(one, other))?.speaksFor).toEqual(['same-number', 'same-name-without-marks']);
      expect(await pairOf(one, third)).toBeUndefined();
      const rows = await module.database.query<{ row: string }>(
        `select p::text as row from people p union all select a::text from audit_entries a union all select e::text from events e`,
      );
      expect(rows.some(({ row }) => row.includes('051085001234'))).toBe(false);
    });

    it('for the same name with the same birth date, however the marks are typed', async () => {
      const born = { birthDate: '1985-03-12' };
      const one = await aPerson(module, units.land, { fullName: 'Lê Thị Hoà', ...born });
      const other = await aPerson(module, units.post, {
        fullName: 'Lê Thị Hòa'.normalize('NFD'),
        ...born,
        gender: null,
      });
      const younger = await aPerson(module, units.post, { fullName: 'Lê Thị Hòa', birthDate: '1986-03-12' });
      expect(await pairOf(one, other)).toMatchObject({
        speaksFor: ['same-name-without-marks', 'same-birth-date'],
        speaksAgainst: ['other-unit'],
      });
      expect(await pairOf(one, younger)).toBeUndefined();
    });

    it('for the same name in the same unit, until somebody says that they are two', async () => {
      const one = await aPerson(module, units.station, { fullName: 'Phạm Văn Đồng', birthDate: '1980-01-01' });
      const other = await aPerson(module, units.station, { fullName: 'Phạm Văn Đồng', birthDate: '1990-01-01' });
      expect((await pairOf(one, other))?.speaksAgainst).toEqual(['other-birth-date']);
      await module.get(Duplicates).tellApart(administrator(), other, one);
      expect(await pairOf(one, other)).toBeUndefined();
    });

    it('only among the people of the scope', async () => {
      const one = await aPerson(module, units.land, { fullName: 'Cao Thị Ngoài' });
      const other = await aPerson(module, units.land, { fullName: 'Cao Thị Ngoài' });
      const local = anActor('administrator', units.rangers);
      const seen = await module.get(Duplicates).list(local, Object.assign(new PageQuery(), { size: 100 }));
      expect(seen.items.flatMap(({ first, second }) => [first.id, second.id])).not.toContain(one);
      await expect(module.get(Duplicates).compare(local, one, other)).rejects.toEqual(
        IdentityErrors.personNotFound(other),
      );
    });
  });

  describe('merged', () => {
    it('are one: the days that the survivor has no home for are taken over, and undone they are two again', async () => {
      const survivor = await aPerson(module, units.land, { from: '2026-01-01' });
      const merged = await aPerson(module, units.office, { from: SINCE });
      const before = [await known(survivor), await known(merged)];
      const id = await merge(survivor, merged);
      expect(await known(survivor)).toEqual([
        { unitId: units.land, kind: 'primary', from: '2026-01-01', to: null },
        { unitId: units.office, kind: 'primary', from: SINCE, to: '2026-01-01' },
      ]);
      expect(await known(merged)).toEqual([]);
      clock.advance({ minutes: 1 });
      await merges.undo(administrator(), id);
      expect([await known(survivor), await known(merged)]).toEqual(before);
    });

    it('are seconded to one place at a time, where the survivor is', async () => {
      const second = (personId: string, unitId: string, from: string, to: string) =>
        module.get(SidePosts).add(administrator(), personId, {
          kind: 'secondment',
          unitId,
          position: 'Biệt phái',
          category: undefined,
          from,
          to,
          decisionNumber: null,
        });
      const survivor = await aPerson(module, units.land);
      const merged = await aPerson(module, units.land);
      await second(survivor, units.office, '2026-08-01', '2026-09-01');
      await second(merged, units.rangers, '2026-07-01', '2026-10-01');
      await merge(survivor, merged);
      const seconded = (await known(survivor)).filter(({ kind }) => kind === 'secondment');
      expect(seconded.map(({ unitId, from, to }) => [unitId, from, to])).toEqual([
        [units.rangers, '2026-09-01', '2026-10-01'],
        [units.office, '2026-08-01', '2026-09-01'],
        [units.rangers, '2026-07-01', '2026-08-01'],
      ]);
    });

    it('share their leaves', async () => {
      const survivor = await aPerson(module, units.land);
      const merged = await aPerson(module, units.office);
      const leave = { kind: 'study' as const, documentNumber: '8/QĐ-SNNMT', longConfirmed: false };
      const leaves = module.get(Leaves);
      await leaves.record(administrator(), survivor, { ...leave, from: '2026-03-01', to: '2026-04-01' });
      await leaves.record(administrator(), merged, { ...leave, from: '2026-02-01', to: '2026-05-01' });
      clock.advance({ minutes: 1 });
      await merge(survivor, merged);
      const spans = (await leaves.historyOf(survivor)).filter(({ supersededAt }) => supersededAt === null);
      expect(spans.map(({ from, to }) => [from, to])).toEqual([
        ['2026-04-01', '2026-05-01'],
        ['2026-03-01', '2026-04-01'],
        ['2026-02-01', '2026-03-01'],
      ]);
    });

    it('have one account with the rights of both; undone, each has its own', async () => {
      const account = async (personId: string, role: string, unitId: string) => {
        const id = newId();
        await module.database.query(
          `insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, 'x')`,
          [id, personId, `u${id}`],
        );
        await module.database.query(
          `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, $3, $4, daterange('2025-07-01', null))`,
          [newId(), id, role, unitId],
        );
        return id;
      };
      const survivor = await aPerson(module, units.land);
      const merged = await aPerson(module, units.office);
      const own = await account(survivor, 'staff', units.land);
      const other = await account(merged, 'unit-head', units.office);
      const state = () =>
        module.database.query(
          `select c.id, c.state, (select jsonb_agg(g.role order by g.role) from role_grants g where g.account_id = c.id) as roles
           from accounts c where c.id = any($1::uuid[]) order by c.state, c.id`,
          [[own, other]],
        );
      const before = await state();
      const id = await merge(survivor, merged);
      expect(await state()).toEqual([
        { id: own, state: 'active', roles: ['staff', 'unit-head'] },
        { id: other, state: 'disabled', roles: ['unit-head'] },
      ]);
      await merges.undo(administrator(), id);
      expect(await state()).toEqual(before);
    });

    it('hand the only account over', async () => {
      const survivor = await aPerson(module, units.land);
      const merged = await aPerson(module, units.office);
      const account = newId();
      await module.database.query(
        `insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, 'x')`,
        [account, merged, `u${account}`],
      );
      const owner = async () =>
        (await module.database.one<{ id: string }>('select person_id as id from accounts where id = $1', [account]))
          ?.id;
      const id = await merge(survivor, merged);
      expect(await owner()).toBe(survivor);
      await merges.undo(administrator(), id);
      expect(await owner()).toBe(merged);
    });

    it('appear once in lists, and the other page says where it went', async () => {
      const survivor = await aPerson(module, units.land, { fullName: 'Đỗ Văn Còn' });
      const merged = await aPerson(module, units.land, { fullName: 'Đỗ Văn Còn' });
      await merge(survivor, merged);
      const people = module.get(People);
      const found = await people.list(administrator(), Object.assign(new PageQuery(), { q: 'Đỗ Văn Còn' }));
      expect(found.items.map(({ id }) => id)).toEqual([survivor]);
      expect(await people.get(administrator(), merged)).toMatchObject({ mergedIntoId: survivor });
      expect((await people.get(administrator(), survivor)).merges).toMatchObject([
        { mergedId: merged, undoneAt: null },
      ]);
    });

    it('are refused where they cannot be one', async () => {
      const [one, other, third] = [
        await aPerson(module, units.land),
        await aPerson(module, units.land),
        await aPerson(module, units.land),
      ];
      await expect(merge(one, one)).rejects.toEqual(IdentityErrors.mergeIntoItself());
      const nobody = newId();
      await expect(merge(one, nobody)).rejects.toEqual(IdentityErrors.personNotFound(nobody));
      await merge(one, other);
      await expect(merge(third, other)).rejects.toEqual(IdentityErrors.mergedAlready(other));
      await expect(merge(third, one)).rejects.toEqual(IdentityErrors.mergeOfSurvivor());
      const numbered = await withNumber('Trịnh Văn Ba', units.land, '051085009999');
      const differently = await withNumber('Trịnh Văn Ba', units.land, '051085008888');
      await expect(merge(numbered, differently)).rejects.toEqual(IdentityErrors.mergeNumbersDiffer());
    });

    it('are refused outside of the scope', async () => {
      const one = await aPerson(module, units.post);
      const other = await aPerson(module, units.land);
      const local = anActor('administrator', units.rangers);
      await expect(merges.merge(local, { survivorId: one, mergedId: other })).rejects.toEqual(
        IdentityErrors.personNotFound(other),
      );
      expect(await known(other)).toHaveLength(1);
    });

    it('come apart in the opposite order only, and once', async () => {
      const [one, other, third] = [
        await aPerson(module, units.land),
        await aPerson(module, units.land),
        await aPerson(module, units.land),
      ];
      const first = await merge(one, other);
      clock.advance({ minutes: 1 });
      const second = await merge(one, third);
      await expect(merges.undo(administrator(), first)).rejects.toEqual(IdentityErrors.mergeNotLatest());
      await merges.undo(administrator(), second);
      await merges.undo(administrator(), first);
      await expect(merges.undo(administrator(), first)).rejects.toEqual(IdentityErrors.mergeNotFound(first));
    });
  });
});
