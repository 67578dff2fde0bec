import { newId, type Actor } from '#platform';
import { ReportingErrors } from '#reporting';
import { type CourseOfTest } from '../fixtures/department.builder.js';
import { ReportingOffice } from './reporting-office.js';

const WINDOW = { page: 1, size: 100 };

describe('exports of completions', () => {
  let office: ReportingOffice;
  let root: string;
  let forest: string;
  let station: string;
  let land: string;
  let english: CourseOfTest;
  let safety: CourseOfTest;
  let mai: Actor;
  const people: Record<string, string> = {};

  beforeAll(async () => {
    office = await ReportingOffice.boot();
    const { department } = office;
    root = await department.unit('Sở Nông nghiệp và Môi trường');
    forest = await department.unit('Chi cục Kiểm lâm', root);
    station = await department.unit('Trạm Ba Vì', forest);
    land = await department.unit('Phòng Đất đai', root);
    english = await department.course(root, 5);
    safety = await department.course(root, 4);
    mai = await office.officer(root);
    people['duc'] = await department.person(station, { name: 'Lê Minh Đức' });
    people['an'] = await department.person(station, { name: 'Trần Văn An' });
    people['anh'] = await department.person(land, { name: 'Nguyễn Thị Ánh', category: 'cadre' });
    people['formula'] = await department.person(land, { name: '=HYPERLINK("x";"y"),\'An' });
    await office.finish(people['duc'], english, '2026-03-02');
    await office.finish(people['an'], english, '2026-03-02');
    await office.finish(people['anh'], english, '2026-03-02');
    await office.finish(people['formula'], safety, '2026-02-10');
    await office.finish(people['anh'], safety, '2026-05-04');
  });
  afterAll(() => office.close());

  const asks = async (filter: object, format: 'csv' | 'xlsx' = 'csv', actor = mai): Promise<string> =>
    (await office.exports.request(actor, { format, filter, requestKey: newId() })).id;
  const made = async (filter: object, format: 'csv' | 'xlsx' = 'csv', actor = mai): Promise<string> => {
    const id = await asks(filter, format, actor);
    await office.module.drainEvents();
    return id;
  };

  it('writes days, the unit of the day, categories in words, half periods as tiết, and defuses formulas', async () => {
    const lines = await office.csvOf(await made({}));
    expect(lines[0]).toBe(
      'Họ và tên,Mã nhân sự,Đơn vị tại ngày hoàn thành,Đối tượng,Khóa học,Chủ đề,Ngày hoàn thành,Số tiết,Ghi nhận lúc',
    );
    expect(lines[1]).toMatch(
      /^"'=HYPERLINK\(""x"";""y""\),'An",CB\d+,Phòng Đất đai,Công chức,Khóa học \d+,Kỹ năng số tổng quan,2026-02-10,2,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    );
    expect(lines.slice(2).map((line) => line.split(',').filter((_, place) => [0, 2, 3, 6, 7].includes(place)))).toEqual(
      [
        ['Trần Văn An', 'Trạm Ba Vì', 'Công chức', '2026-03-02', '2.5'],
        ['Nguyễn Thị Ánh', 'Phòng Đất đai', 'Cán bộ', '2026-03-02', '2.5'],
        ['Lê Minh Đức', 'Trạm Ba Vì', 'Công chức', '2026-03-02', '2.5'],
        ['Nguyễn Thị Ánh', 'Phòng Đất đai', 'Cán bộ', '2026-05-04', '2'],
      ],
    );
  });

  describe('screen and file', () => {
    const filters: [string, () => object, number][] = [
      ['nothing', () => ({}), 5],
      ['days', () => ({ from: '2026-03-01', to: '2026-03-02' }), 3],
      ['a unit and all below it', () => ({ unitIds: [forest] }), 2],
      ['two units', () => ({ unitIds: [station, land] }), 5],
      ['a course', () => ({ courseId: safety.courseId }), 2],
      ['a name without diacritics', () => ({ q: 'anh nguyen' }), 2],
      ['all of it', () => ({ from: '2026-03-01', unitIds: [land], courseId: english.courseId, q: 'Ánh' }), 1],
      ['signs that mean something to SQL', () => ({ q: `'); drop table exports; -- $1 \\ %` }), 0],
    ];

    it.each(filters)('hold the same rows in the same order, filtered by %s', async (_, filterOf, expected) => {
      const filter = filterOf();
      const id = await made(filter);
      const { items, total } = await office.report.list(mai, filter, WINDOW);
      const lines = await office.csvOf(id);
      expect([total, lines.length - 1, (await office.record(id)).total_rows]).toEqual([expected, expected, expected]);
      const days = items.map((item) => item.completedOn);
      expect(lines.slice(1).map((line) => line.match(/\d{4}-\d\d-\d\d/)?.[0])).toEqual(days);
      items.forEach((item, place) => expect(lines[place + 1]).toContain(item.staffCode ?? 'none'));
    });

    it('sum to the same tiết', async () => {
      const { creditHalfPeriods, people: learners } = await office.report.list(mai, {}, WINDOW);
      const sheet = (await office.workbookOf(await made({}, 'xlsx'))).getWorksheet('Hoàn thành khóa học');
      const sum = (sheet?.getColumn(8).values.slice(2) as number[]).reduce((a, b) => a + b, 0);
      expect([sum * 2, learners]).toEqual([creditHalfPeriods, 4]);
    });
  });

  it('makes a workbook with days as days and a cover that says who, what and how much', async () => {
    const workbook = await office.workbookOf(await made({ unitIds: [forest], q: 'duc' }, 'xlsx'));
    const row = workbook.getWorksheet('Hoàn thành khóa học')?.getRow(2);
    expect([row?.getCell(1).value, row?.getCell(7).value, row?.getCell(8).value]).toEqual([
      'Lê Minh Đức',
      new Date('2026-03-02T00:00:00Z'),
      2.5,
    ]);
    const cover = workbook.getWorksheet('Thông tin kết xuất')?.getSheetValues() as string[][];
    const told = Object.fromEntries(cover.slice(1).map(([, subject = '', content = '']) => [subject, content]));
    expect(told).toMatchObject({
      'Người kết xuất': 'Trần Thị Mai',
      'Đơn vị': 'Chi cục Kiểm lâm',
      'Từ khóa người học': 'duc',
      'Số dòng': '1',
    });
  });

  it.each(['csv', 'xlsx'] as const)('makes a valid %s file with its header when nothing is found', async (format) => {
    const id = await made({ q: 'không có ai' }, format);
    const rows =
      format === 'csv'
        ? await office.csvOf(id)
        : (await office.workbookOf(id)).getWorksheet('Hoàn thành khóa học')?.getSheetValues();
    expect(rows?.filter(Boolean)).toHaveLength(1);
    expect(await office.record(id)).toMatchObject({ state: 'done', total_rows: 0, attempts: 1 });
  });

  it('leaves out what was recorded after it was asked for', async () => {
    const id = await asks({});
    await office.module.database.query(`update completions set recorded_at = now() where course_id = $1`, [
      safety.courseId,
    ]);
    await office.module.drainEvents();
    expect(await office.csvOf(id)).toHaveLength(1 + 3);
    expect(await office.csvOf(await made({}))).toHaveLength(1 + 5);
  });

  it('counts a completion for the units above its unit on that day, not for where the unit stands now', async () => {
    const old = await office.department.unit('Hạt cũ', forest, '2020-01-01', '2026-07-01');
    const person = await office.department.person(old, { name: 'Phạm Văn Hạt', to: '2026-07-01' });
    await office.finish(person, english, '2026-06-30');
    const named = { q: 'Phạm Văn Hạt' };
    expect(await office.csvOf(await made({ ...named, unitIds: [forest] }))).toHaveLength(2);
    expect(await office.csvOf(await made({ ...named, unitIds: [land] }))).toHaveLength(1);
  });

  it('holds only rows of the granted units, as the screen does', async () => {
    const ranger = await office.officer(station);
    const id = await made({}, 'csv', ranger);
    const { total } = await office.report.list(ranger, {}, WINDOW);
    expect([(await office.csvOf(id)).length - 1, total]).toEqual([2, 2]);
    const nobody: Actor = { ...ranger, grants: [] };
    expect((await office.report.list(nobody, {}, WINDOW)).total).toBe(0);
    await expect(office.exports.get(await office.officer(station), id)).rejects.toEqual(
      ReportingErrors.exportNotFound(id),
    );
  });

  it('is one export when the same request arrives twice, and a refusal when the key means something else', async () => {
    const request = { format: 'csv' as const, filter: { unitIds: [land] }, requestKey: newId() };
    const [first, second] = await Promise.all([
      office.exports.request(mai, request),
      office.exports.request(mai, request),
    ]);
    expect(second.id).toBe(first.id);
    await expect(office.exports.request(mai, { ...request, filter: {} })).rejects.toEqual(
      ReportingErrors.requestKeyReused(),
    );
    await office.module.drainEvents();
    expect(await office.record(first.id)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('refuses days in the wrong order', async () => {
    await expect(asks({ from: '2026-03-02', to: '2026-03-01' })).rejects.toEqual(
      ReportingErrors.daysReversed('2026-03-02', '2026-03-01'),
    );
  });

  it('is stopped by its maker or by the Office, not by a council member who reads it', async () => {
    const member: Actor = { ...(await office.officer(root)), grants: [{ role: 'council-member', unitId: root }] };
    const ofOffice = await asks({});
    expect((await office.exports.get(member, ofOffice)).state).toBe('queued');
    await expect(office.exports.cancel(member, ofOffice)).rejects.toEqual(ReportingErrors.exportOfAnother());
    expect((await office.exports.get(mai, ofOffice)).state).toBe('queued');
    const ofMember = await asks({ unitIds: [land] }, 'csv', member);
    expect((await office.exports.cancel(member, ofMember)).state).toBe('cancelled');
    expect((await office.exports.cancel(await office.officer(root), ofOffice)).state).toBe('cancelled');
  });
});
