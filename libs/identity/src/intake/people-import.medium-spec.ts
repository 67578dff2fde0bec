import { newId, Storage } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { AuditChain } from '../audit/audit-chain.service.js';
import { IdentityModule } from '../identity.module.js';
import { Membership } from '../people/membership.service.js';
import { PeopleBulk } from '../people/people-bulk.repository.js';
import { People } from '../people/person.service.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { ImportWalk } from '../testing/imported-file.builder.js';
import { ImportApplying } from './import-applying.service.js';
import { ImportFiles } from './import-files.service.js';
import { Imports } from './imports.service.js';
import { ImportSteps } from './import-steps.service.js';
import { ImportUpkeep } from './import-upkeep.service.js';

const HEADER = 'Mã cán bộ;Họ và tên;Ngày sinh;Giới tính;Thư điện tử;Đơn vị;Chức vụ;Đối tượng;Từ ngày';
const file = (...rows: string[]): string => [HEADER, ...rows].join('\r\n');

describe('import of people', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let walk: ImportWalk;
  let code = 0;
  const aCode = (): string => `NV-${(code += 1)}`;
  const admin = () => anActor('administrator', units.department);
  const person = (staffCode: string) =>
    module.database.one<{ id: string; fullName: string; birthDate: string; email: string | null }>(
      `select id, full_name as "fullName", birth_date as "birthDate", email from people where staff_code = $1`,
      [staffCode],
    );
  const unitOf = async (staffCode: string, on: string) =>
    module.get(Membership).unitOf((await person(staffCode))?.id ?? newId(), on);

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    walk = new ImportWalk(module, admin());
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  it('shows what it would do before it does anything', async () => {
    const staffCode = aCode();
    const planned = await walk.plan(
      'people',
      file(`${staffCode};Lê  Văn Bình ;15/03/1985;nam;;Phòng Đất đai;Chuyên viên;CC;01/01/2026`),
    );
    expect(planned.state).toBe('planned');
    const [row] = await walk.rows(planned.id);
    expect(row?.outcome).toBe('create');
    expect(row?.changes).toContainEqual({ field: 'birth_date', before: null, after: '1985-03-15' });
    expect(row?.changes).toContainEqual({ field: 'unit', before: null, after: 'Phòng Đất đai' });
    expect(await person(staffCode)).toBeNull();
  });

  it('adds people with their first assignment, in one spelling', async () => {
    const staffCode = aCode();
    const decomposed = 'Nguyễn Thị Ánh'.normalize('NFD');
    const applied = await walk.planAndApply(
      'people',
      file(
        `${staffCode};${decomposed};1990-12-31;Nữ;anh@snnmt.gov.vn;Chi cục Kiểm lâm / Hạt Kiểm lâm Ba Tơ;Kiểm lâm viên;Công chức;ngày 01 tháng 7 năm 2025`,
      ),
    );
    expect(applied.state).toBe('applied');
    expect(await person(staffCode)).toMatchObject({ fullName: 'Nguyễn Thị Ánh', birthDate: '1990-12-31' });
    expect(await unitOf(staffCode, '2025-07-01')).toBe(units.station);
    expect(await unitOf(staffCode, '2025-06-30')).toBeNull();
  });

  it('changes what differs, transfers from the given day, and leaves alone what a cell does not say', async () => {
    const staffCode = aCode();
    await aPerson(module, units.land, {
      staffCode,
      fullName: 'Trần Văn Đức',
      email: 'duc@snnmt.gov.vn',
      birthDate: '1980-01-02',
    });
    const applied = await walk.planAndApply('people', file(`${staffCode};Trần Minh Đức;;;;Văn phòng Sở;;;01/05/2026`));
    expect(await walk.outcomes(applied.id)).toEqual(['2: change/applied']);
    expect(await person(staffCode)).toMatchObject({
      fullName: 'Trần Minh Đức',
      email: 'duc@snnmt.gov.vn',
      birthDate: '1980-01-02',
    });
    expect(await unitOf(staffCode, '2026-04-30')).toBe(units.land);
    expect(await unitOf(staffCode, '2026-05-01')).toBe(units.office);
  });

  it('brings in the good rows and explains each bad one', async () => {
    const [good, twice, known] = [aCode(), aCode(), aCode()];
    await aPerson(module, units.land, { staffCode: known });
    const planned = await walk.plan(
      'people',
      file(
        `${good};Võ Thị Sáu;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
        `${twice};Một;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
        `${twice};Hai;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
        `${aCode()};;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
        `${aCode()};Ba;1/2/85;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
        `${aCode()};Bốn;30/02/1985;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
        `${aCode()};Năm;;;;Phòng Không Có;Chuyên viên;Công chức;01/01/2026`,
        `${aCode()};Sáu;;;;Phòng Đất đai;Chuyên viên;Quan chức;01/01/2026`,
        `${aCode()};Bảy;;;;;;;`,
        `${known};Nguyễn Văn An;;;;Văn phòng Sở;;;`,
      ),
    );
    expect(await walk.outcomes(planned.id)).toEqual([
      '2: create',
      '3: refused duplicate-rows',
      '4: refused duplicate-rows',
      '5: refused missing',
      '6: refused date-ambiguous',
      '7: refused date-unreadable',
      '8: refused unit-unknown',
      '9: refused not-a-choice',
      '10: refused unit-needed',
      '11: refused from-needed',
    ]);
    await walk.apply(planned.id);
    expect(await person(good)).not.toBeNull();
    expect(await person(twice)).toBeNull();
  });

  it('finds nothing to do in its own export', async () => {
    const staffCode = aCode();
    await aPerson(module, units.post, { staffCode, fullName: 'Đinh Văn Ơn', birthDate: '1979-05-06', gender: 'male' });
    const { content } = await module.get(ImportFiles).present(admin(), 'people', 'vi');
    const bytes = Buffer.concat((await content.toArray()) as Buffer[]);
    const planned = await walk.plan('people', bytes, 'nhân sự.xlsx');
    expect(planned.format).toBe('xlsx');
    expect(planned.total).toBeGreaterThan(3);
    expect(planned.counts.map(({ outcome }) => outcome)).toEqual(['unchanged']);
  });

  it('keeps formulas of a CSV file as the text that they are', async () => {
    const staffCode = aCode();
    await walk.planAndApply(
      'people',
      file(`${staffCode};"=HYPERLINK(""http://x"";""A"")";;;;Phòng Đất đai;@SUM(1);Công chức;01/01/2026`),
    );
    expect((await person(staffCode))?.fullName).toBe('=HYPERLINK("http://x";"A")');
  });

  describe('undo', () => {
    it('takes back what was added: nobody finds the person any more and the code is free again', async () => {
      const staffCode = aCode();
      const row = `${staffCode};Phạm Quốc Bảo;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`;
      const { id } = await walk.planAndApply('people', file(row));
      const personId = (await person(staffCode))?.id ?? '';
      clock.advance({ minutes: 5 });
      expect((await walk.undo(id)).state).toBe('undone');
      await expect(module.get(People).get(admin(), personId)).rejects.toMatchObject({
        code: 'identity.person-not-found',
      });
      expect(await module.get(Membership).unitOf(personId, '2026-06-01')).toBeNull();
      clock.advance({ minutes: 5 });
      const again = await walk.planAndApply('people', file(row));
      expect(await walk.outcomes(again.id)).toEqual(['2: create/applied']);
    });

    it('restores the former values and assignment, and superseded knowledge stays readable', async () => {
      const staffCode = aCode();
      const personId = await aPerson(module, units.land, {
        staffCode,
        fullName: 'Lê Minh Ánh',
        birthDate: '1991-01-01',
      });
      const before = await module.database.query(
        `select unit_id, position, category, kind, valid::text from current_assignments where person_id = $1`,
        [personId],
      );
      const { id } = await walk.planAndApply(
        'people',
        file(`${staffCode};Lê Ánh;02/01/1991;;;Văn phòng Sở;Văn thư;NLĐ;01/03/2026`),
      );
      const applied = clock.now();
      clock.advance({ days: 2 });
      await walk.undo(id);
      expect(await person(staffCode)).toMatchObject({ fullName: 'Lê Minh Ánh', birthDate: '1991-01-01' });
      const after = await module.database.query(
        `select unit_id, position, category, kind, valid::text from current_assignments where person_id = $1`,
        [personId],
      );
      expect(after).toEqual(before);
      const known = await module.database.one<{ unitId: string }>(
        `select unit_id as "unitId" from assignments
         where person_id = $1 and valid @> date '2026-03-01' and recorded @> $2::timestamptz`,
        [personId, applied],
      );
      expect(known?.unitId).toBe(units.office);
    });

    it('leaves alone what others have changed since, and says so', async () => {
      const [touched, untouched] = [aCode(), aCode()];
      await aPerson(module, units.land, { staffCode: touched, fullName: 'Một' });
      await aPerson(module, units.land, { staffCode: untouched, fullName: 'Hai' });
      const { id } = await walk.planAndApply(
        'people',
        file(`${touched};Một Mới;;;;;;;`, `${untouched};Hai Mới;;;;;;;`),
      );
      await module.database.query(`update people set full_name = 'Một Khác' where staff_code = $1`, [touched]);
      const undone = await walk.undo(id);
      expect(await walk.outcomes(undone.id)).toEqual(['2: change/kept changed-since', '3: change/undone']);
      expect((await person(touched))?.fullName).toBe('Một Khác');
      expect((await person(untouched))?.fullName).toBe('Hai');
    });

    it('keeps a person who has an account by now', async () => {
      const staffCode = aCode();
      const { id } = await walk.planAndApply(
        'people',
        file(`${staffCode};Ba;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`),
      );
      const personId = (await person(staffCode))?.id ?? '';
      await module.get(PeopleBulk).insertAccounts([{ id: newId(), personId, username: 'ba.moi', passwordHash: 'x' }]);
      await walk.undo(id);
      expect(await walk.outcomes(id)).toEqual(['2: create/kept in-use']);
      expect(await person(staffCode)).not.toBeNull();
    });

    it('is over after 30 days, when the values of the file are removed', async () => {
      const staffCode = aCode();
      const { id, fileKey } = await walk.planAndApply(
        'people',
        file(`${staffCode};Tư;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`),
      );
      clock.advance({ days: 31 });
      await expect(walk.undo(id)).rejects.toMatchObject({ code: 'identity.import-undo-over' });
      await module.get(ImportUpkeep).sweep();
      expect(await walk.rows(id)).toMatchObject([{ title: '', cells: [], outcome: 'create', result: 'applied' }]);
      expect(await module.get(Storage).stat(fileKey)).toBeNull();
    });
  });

  describe('between plan and apply', () => {
    it('refuses a row whose ground has changed and applies the others', async () => {
      const [moved, still] = [aCode(), aCode()];
      await aPerson(module, units.land, { staffCode: moved, fullName: 'Năm' });
      await aPerson(module, units.land, { staffCode: still, fullName: 'Sáu' });
      const { id } = await walk.plan('people', file(`${moved};Năm Mới;;;;;;;`, `${still};Sáu Mới;;;;;;;`));
      await module.database.query(`update people set email = 'nam@x.vn' where staff_code = $1`, [moved]);
      await walk.apply(id);
      expect(await walk.outcomes(id)).toEqual(['2: change/refused changed-meanwhile', '3: change/applied']);
    });

    it('applies each row once when the worker dies between two chunks', async () => {
      const many = Array.from(
        { length: 1500 },
        () => `${aCode()};Người Mới;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`,
      );
      const { id } = await walk.plan('people', file(...many));
      await module.get(Imports).apply(admin(), id);
      await module.get(ImportApplying).applyNext(id);
      expect((await module.get(Imports).get(admin(), id)).state).toBe('applying');
      clock.advance({ minutes: 3 });
      await module.get(ImportUpkeep).sweep();
      await module.drainEvents();
      expect((await module.get(Imports).get(admin(), id)).counts).toMatchObject([
        { outcome: 'create', result: 'applied', rows: 1500 },
      ]);
      const people = await module.database.one(`select count(*)::int as n from people where full_name = 'Người Mới'`);
      expect(people).toEqual({ n: 1500 });
    });

    it('takes nothing of a chunk that was cut off in its midst', async () => {
      const { id } = await walk.plan(
        'people',
        file(`${aCode()};Bảy;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`),
      );
      await module.get(Imports).apply(admin(), id);
      const cut = module.database.transaction(async () => {
        await module.get(ImportApplying).applyNext(id);
        throw new Error('killed');
      });
      await expect(cut).rejects.toThrow('killed');
      expect(await walk.outcomes(id)).toEqual(['2: create']);
      await module.get(ImportSteps).carryOn(id, new AbortController().signal);
      expect(await walk.outcomes(id)).toEqual(['2: create/applied']);
    });
  });

  it('tells the audit trail of the run and of each person', async () => {
    const staffCode = aCode();
    const { id } = await walk.planAndApply(
      'people',
      file(`${staffCode};Tám;;;;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`),
    );
    const entries = await module.database.query<{ action: string }>(
      `select action from audit_entries where subject_id = $1 or details ->> 'importId' = $1::text order by seq`,
      [id],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'identity.import-started',
      'identity.import-applied',
      'identity.person-imported',
    ]);
    expect((await module.get(AuditChain).verify()).broken).toBeNull();
  });
});
