import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { PeopleBulk } from '../people/people-bulk.repository.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { anUpload, ImportWalk } from '../testing/imported-file.builder.js';
import { ImportApplying } from './import-applying.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportSteps } from './import-steps.service.js';
import { ImportUpkeep } from './import-upkeep.service.js';
import { Imports } from './imports.service.js';

const PEOPLE = 'Mã cán bộ;Họ và tên;Đơn vị;Chức vụ;Đối tượng;Từ ngày';
const ASSIGNMENTS = 'Mã cán bộ;Đơn vị;Từ ngày;Đến ngày';
const file = (header: string, ...rows: string[]): string => [header, ...rows].join('\n');

describe('imports beside each other and beside other work', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let walk: ImportWalk;
  let code = 0;
  const admin = () => anActor('administrator', units.department);
  const aRow = (staffCode: string, name = 'Người Mới', unit = 'Phòng Đất đai'): string =>
    `${staffCode};${name};${unit};Chuyên viên;Công chức;01/01/2026`;
  const aCode = (): string => `SS-${(code += 1)}`;
  const carryOn = (id: string) => module.get(ImportSteps).carryOn(id, new AbortController().signal);
  const count = async (id: string) => (await module.get(Imports).get(admin(), id)).counts;
  const named = async (name: string): Promise<number> => {
    const sql = `select count(*)::int as n from people where full_name = $1 and withdrawn_at is null`;
    return (await module.database.one<{ n: number }>(sql, [name]))?.n ?? -1;
  };

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    walk = new ImportWalk(module, admin());
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  it('takes each row once when two workers have the same import', async () => {
    const many = Array.from({ length: 1200 }, () => aRow(aCode(), 'Hai Thợ'));
    const { id } = await walk.plan('people', file(PEOPLE, ...many));
    await module.get(Imports).apply(admin(), id);
    await Promise.all([carryOn(id), carryOn(id)]);
    expect(await count(id)).toMatchObject([{ outcome: 'create', result: 'applied', rows: 1200 }]);
    expect(await named('Hai Thợ')).toBe(1200);
    clock.advance({ minutes: 1 });
    await module.get(Imports).undo(admin(), id);
    await Promise.all([carryOn(id), carryOn(id)]);
    expect(await count(id)).toMatchObject([{ outcome: 'create', result: 'undone', rows: 1200 }]);
    expect(await named('Hai Thợ')).toBe(0);
  });

  it('goes on with an undo that was cut off, and takes nothing back twice', async () => {
    const many = Array.from({ length: 1500 }, () => aRow(aCode(), 'Rút Dở'));
    const { id } = await walk.planAndApply('people', file(PEOPLE, ...many));
    await module.get(Imports).undo(admin(), id);
    await module.get(ImportApplying).undoNext(id);
    expect(await named('Rút Dở')).toBe(500);
    const cut = module.database.transaction(async () => {
      await module.get(ImportApplying).undoNext(id);
      throw new Error('killed');
    });
    await expect(cut).rejects.toThrow('killed');
    expect(await named('Rút Dở')).toBe(500);
    clock.advance({ minutes: 3 });
    await module.get(ImportUpkeep).sweep();
    await module.drainEvents();
    expect(await count(id)).toMatchObject([{ outcome: 'create', result: 'undone', rows: 1500 }]);
    const entries = await module.database.one(
      `select count(*)::int as n from audit_entries where action = 'identity.person-import-undone' and details ->> 'importId' = $1`,
      [id],
    );
    expect(entries).toEqual({ n: 1500 });
  });

  it('is asked to apply twice and does so once', async () => {
    const { id } = await walk.plan('people', file(PEOPLE, aRow(aCode(), 'Bấm Hai Lần')));
    const asked = await Promise.allSettled([
      module.get(Imports).apply(admin(), id),
      module.get(Imports).apply(admin(), id),
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'identity.import-not-in-state' },
    });
    await carryOn(id);
    expect(await named('Bấm Hai Lần')).toBe(1);
  });

  it('lets the second of two files with the same new people find that they are there', async () => {
    const rows = [aRow(aCode(), 'Hai Tệp'), aRow(aCode(), 'Hai Tệp')];
    const [first, second] = [
      await walk.plan('people', file(PEOPLE, ...rows)),
      await walk.plan('people', file(PEOPLE, ...rows)),
    ];
    for (const { id } of [first, second]) await module.get(Imports).apply(admin(), id);
    await Promise.all([carryOn(first.id), carryOn(second.id)]);
    expect(await named('Hai Tệp')).toBe(2);
    const results = [await walk.outcomes(first.id), await walk.outcomes(second.id)].sort();
    expect(results).toEqual([
      ['2: create/applied', '3: create/applied'],
      ['2: create/refused changed-meanwhile', '3: create/refused changed-meanwhile'],
    ]);
  });

  it('takes back one import after the other, the last first', async () => {
    const staffCode = aCode();
    const people = await walk.planAndApply('people', file(PEOPLE, aRow(staffCode, 'Lần Lượt')));
    clock.advance({ days: 1 });
    const moved = await walk.planAndApply('assignments', file(ASSIGNMENTS, `${staffCode};Văn phòng Sở;01/05/2026;`));
    clock.advance({ days: 1 });
    await walk.undo(moved.id);
    expect(await walk.outcomes(moved.id)).toEqual(['2: change/undone']);
    clock.advance({ days: 1 });
    await walk.undo(people.id);
    expect(await walk.outcomes(people.id)).toEqual(['2: create/undone']);
    expect(await named('Lần Lượt')).toBe(0);
  });

  it('keeps what a later import rests on, and says so', async () => {
    const staffCode = aCode();
    const people = await walk.planAndApply('people', file(PEOPLE, aRow(staffCode, 'Ngược Thứ Tự')));
    clock.advance({ days: 1 });
    await walk.planAndApply('assignments', file(ASSIGNMENTS, `${staffCode};Văn phòng Sở;01/05/2026;`));
    clock.advance({ days: 1 });
    await walk.undo(people.id);
    expect(await walk.outcomes(people.id)).toEqual(['2: create/kept changed-since']);
    expect(await named('Ngược Thứ Tự')).toBe(1);
  });

  describe('of an administrator of some units', () => {
    let theirs: ImportWalk;
    const ranger = () => anActor('administrator', units.rangers);
    beforeAll(() => {
      theirs = new ImportWalk(module, ranger());
    });

    it('reaches neither units nor people outside of them', async () => {
      const [outside, other, inside] = [aCode(), aCode(), aCode()];
      await aPerson(module, units.land, { staffCode: other, fullName: 'Cũng Ở Ngoài' });
      await aPerson(module, units.land, { staffCode: outside, fullName: 'Ở Ngoài' });
      await aPerson(module, units.post, { staffCode: inside, fullName: 'Ở Trong' });
      const planned = await theirs.plan(
        'people',
        file(
          PEOPLE,
          `${outside};Tên Khác;;;;`,
          `${other};Tên Khác;Hạt Kiểm lâm Ba Tơ;;;01/05/2026`,
          aRow(aCode(), 'Mới', 'Văn phòng Sở'),
          `${inside};Ở Trong Mới;;;;`,
        ),
      );
      expect(await theirs.outcomes(planned.id)).toEqual([
        '2: refused person-outside-scope',
        '3: refused person-outside-scope',
        '4: refused outside-scope',
        '5: change',
      ]);
      const moves = await theirs.plan(
        'assignments',
        file(ASSIGNMENTS, `${outside};Hạt Kiểm lâm Ba Tơ;01/05/2026;`, `${inside};Hạt Kiểm lâm Ba Tơ;01/05/2026;`),
      );
      expect(await theirs.outcomes(moves.id)).toEqual(['2: refused person-outside-scope', '3: change']);
    });

    it('is seen by those above and not by those beside', async () => {
      const { id } = await theirs.plan('people', file(PEOPLE, aRow(aCode(), 'Riêng', 'Trạm Kiểm lâm Ba Vì')));
      const imports = module.get(Imports);
      await expect(imports.get(admin(), id)).resolves.toMatchObject({ id });
      for (const other of [anActor('administrator', units.land), anActor('unit-head', units.rangers)]) {
        await expect(imports.get(other, id)).rejects.toMatchObject({ code: 'identity.import-not-found' });
        await expect(imports.apply(other, id)).rejects.toMatchObject({ code: 'identity.import-not-found' });
      }
      const { id: wide } = await walk.plan('people', file(PEOPLE, aRow(aCode())));
      await expect(imports.get(ranger(), wide)).rejects.toMatchObject({ code: 'identity.import-not-found' });
    });

    it('takes the file of nobody else', async () => {
      const uploadId = await anUpload(module, admin(), 'của người khác.csv', Buffer.from(file(PEOPLE, aRow(aCode()))));
      const started = module.get(Imports).start({ ...ranger(), name: 'somebody else' }, 'people', uploadId);
      await expect(started).rejects.toMatchObject({ code: 'uploads.not-found' });
    });
  });

  it('refuses to assign somebody to a unit for longer than it lasts', async () => {
    const staffCode = aCode();
    await aPerson(module, units.land, { staffCode });
    const unitId = newId();
    const rest = { eventId: null, shortName: null, code: null, parentId: units.land, kind: 'team' as const };
    await module.get(PeopleBulk).insertUnits([unitId]);
    await module
      .get(PeopleBulk)
      .insertUnitVersions([{ ...rest, id: newId(), unitId, name: 'Tổ Tạm', from: '2026-01-01', to: '2026-04-01' }]);
    const planned = await walk.plan(
      'assignments',
      file(ASSIGNMENTS, `${staffCode};Tổ Tạm;01/02/2026;`, `${staffCode};Tổ Tạm;01/03/2026;31/03/2026`),
    );
    expect(await walk.outcomes(planned.id)).toEqual(['2: refused unit-ended', '3: change']);
    const [row] = await walk.rows(planned.id);
    const says = module.get(ImportKinds).sentenceOf('assignments', row?.reason ?? null, row?.facts ?? {});
    expect(says?.vi).toBe(
      'Đơn vị “Tổ Tạm” chỉ hoạt động đến hết ngày 31/03/2026, nên không ai có thể được phân công ở đó lâu hơn.',
    );
  });

  it('names columns and choices in the language of the reader', async () => {
    const planned = await walk.plan(
      'people',
      file(PEOPLE, `${aCode()};Người;Phòng Đất đai;Chuyên viên;Quan chức;01/01/2026`),
    );
    const [row] = await walk.rows(planned.id);
    const says = module.get(ImportKinds).sentenceOf('people', row?.reason ?? null, row?.facts ?? {});
    expect(says).toEqual({
      vi: 'Đối tượng: “Quan chức” không có trong danh mục. Các giá trị được dùng: Cán bộ, Công chức, Viên chức, Người lao động.',
      en: 'Category: “Quan chức” is not one of: Cadre, Civil servant, Public employee, Contract worker.',
    });
  });
});
