import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { aDepartment, anActor, aPerson, SINCE, type Units } from '../testing/department.builder.js';
import { IdentityModule } from '../identity.module.js';
import { IdentityErrors } from '../identity.errors.js';
import { Membership } from '../people/membership.service.js';
import { OrgUnits } from './org-unit.service.js';
import { PeopleBulk } from '../people/people-bulk.repository.js';

const decision = (effectiveOn: string) => ({
  effectiveOn,
  decisionNumber: '72/QĐ-UBND',
  decisionDate: '2026-02-20',
  note: null,
});

describe('OrgUnits', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let organisation: OrgUnits;

  beforeEach(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    organisation = module.get(OrgUnits);
    clock.advance({ minutes: 1 });
  });
  afterEach(() => module.close());

  const administrator = () => anActor('administrator', units.department);
  const names = async (on: string) => (await organisation.tree(on)).units.map(({ name }) => name);

  it('lists parents before children, the office first and siblings in Vietnamese order', async () => {
    await organisation.create(administrator(), {
      ...decision('2026-01-01'),
      parentId: units.department,
      name: 'Phòng Ăn toàn',
      kind: 'division',
      shortName: null,
      code: null,
    });
    expect(await names('2026-06-15')).toEqual([
      'Sở Nông nghiệp và Môi trường',
      'Văn phòng Sở',
      'Phòng Ăn toàn',
      'Phòng Đất đai',
      'Chi cục Kiểm lâm',
      'Hạt Kiểm lâm Ba Tơ',
      'Trạm Kiểm lâm Ba Vì',
    ]);
  });

  it('counts the people whose home a unit is on the day', async () => {
    await aPerson(module, units.land, { from: '2026-03-01' });
    const people = async (on: string) =>
      (await organisation.tree(on)).units.find(({ id }) => id === units.land)?.people;
    expect(await people('2026-02-28')).toBe(0);
    expect(await people('2026-03-01')).toBe(1);
  });

  it('is empty before the first day', async () => {
    expect(await names('2025-06-30')).toEqual([]);
  });

  it('keeps the former name for the days before a renaming, and says by which decision', async () => {
    await organisation.rename(administrator(), units.land, {
      ...decision('2026-03-01'),
      name: 'Phòng Quản lý đất đai',
      shortName: undefined,
    });
    expect(await names('2026-02-28')).toContain('Phòng Đất đai');
    expect(await names('2026-03-01')).toContain('Phòng Quản lý đất đai');
    const { history } = await organisation.get(units.land, '2026-03-01');
    expect(
      history.map(({ name, from, to, eventKind, decisionNumber, supersededAt }) => [
        name,
        from,
        to,
        eventKind,
        decisionNumber,
        supersededAt === null,
      ]),
    ).toEqual([
      ['Phòng Quản lý đất đai', '2026-03-01', null, 'rename', '72/QĐ-UBND', true],
      ['Phòng Đất đai', SINCE, '2026-03-01', null, null, true],
      ['Phòng Đất đai', SINCE, null, null, null, false],
    ]);
  });

  it('moves a unit with everything below it', async () => {
    await organisation.move(administrator(), units.station, units.land, decision('2026-04-01'));
    const membership = module.get(Membership);
    expect(await membership.ancestorsOf(units.post, '2026-03-31')).toEqual([
      units.post,
      units.station,
      units.rangers,
      units.department,
    ]);
    expect(await membership.ancestorsOf(units.post, '2026-04-01')).toEqual([
      units.post,
      units.station,
      units.land,
      units.department,
    ]);
    expect((await membership.subtreeOf([units.land], '2026-04-01')).sort()).toEqual(
      [units.land, units.station, units.post].sort(),
    );
  });

  it('refuses a unit below itself', async () => {
    const move = organisation.move(administrator(), units.rangers, units.post, decision('2026-04-01'));
    await expect(move).rejects.toEqual(IdentityErrors.unitCircular());
  });

  it('refuses a circle that would exist only on days to come', async () => {
    await organisation.move(administrator(), units.land, units.post, decision('2027-01-01'));
    const move = organisation.move(administrator(), units.rangers, units.land, decision('2026-04-01'));
    await expect(move).rejects.toEqual(IdentityErrors.unitCircular());
  });

  it('refuses circles even when two moves that make one run side by side', async () => {
    const moves = await Promise.allSettled([
      organisation.move(administrator(), units.land, units.rangers, decision('2026-04-01')),
      organisation.move(administrator(), units.rangers, units.land, decision('2026-04-01')),
    ]);
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses to move the department itself, and a parent that is not alive yet', async () => {
    const root = organisation.move(administrator(), units.department, units.land, decision('2026-04-01'));
    await expect(root).rejects.toEqual(IdentityErrors.rootUnitFixed());
    const early = organisation.move(administrator(), units.station, units.land, decision('2025-01-01'));
    await expect(early).rejects.toEqual(IdentityErrors.unitNotAlive(units.land, '2025-01-01'));
  });

  it('gives a code to one unit at a time, however it is written', async () => {
    const create = (name: string, code: string, from: string) =>
      organisation.create(administrator(), {
        ...decision(from),
        parentId: units.department,
        name,
        kind: 'division',
        shortName: null,
        code,
      });
    const both = await Promise.allSettled([
      create('Phòng Biển', 'BIEN', '2026-03-01'),
      create('Phòng Đảo', 'bien', '2026-04-01'),
    ]);
    const refused = both.filter((answer) => answer.status === 'rejected').map(({ reason }): unknown => reason);
    expect(refused).toEqual([IdentityErrors.unitCodeTaken()]);
    await create('Phòng Sông', 'SONG', '2026-03-01');
  });

  it('knows no units outside of the scope', async () => {
    const head = anActor('administrator', units.rangers);
    const rename = organisation.rename(head, units.land, { ...decision('2026-04-01'), name: 'X', shortName: null });
    await expect(rename).rejects.toEqual(IdentityErrors.unitNotFound(units.land));
    const unknown = newId();
    await expect(organisation.get(unknown, undefined)).rejects.toEqual(IdentityErrors.unitNotFound(unknown));
  });

  it('takes a thousand units in one go', async () => {
    const ids = Array.from({ length: 1000 }, () => newId());
    const bulk = module.get(PeopleBulk);
    await bulk.insertUnits(ids);
    await bulk.insertUnitVersions(
      ids.map((unitId, index) => ({
        id: newId(),
        unitId,
        eventId: null,
        name: `Đội ${index}`,
        shortName: null,
        code: null,
        kind: 'team' as const,
        parentId: index < 10 ? units.land : (ids[Math.floor(index / 10)] ?? null),
        from: SINCE,
        to: null,
      })),
    );
    expect((await organisation.tree('2026-06-15')).units).toHaveLength(1006);
  });
});
