import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { ImportWalk } from '../testing/imported-file.builder.js';
import { ImportFiles } from './import-files.service.js';

const HEADER = 'Mã đơn vị,Tên đơn vị,Tên viết tắt,Loại đơn vị,Đơn vị cấp trên,Từ ngày,Số quyết định,Ngày quyết định';
const file = (...rows: string[]): string => [HEADER, ...rows].join('\n');

describe('import of units', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let walk: ImportWalk;

  const admin = () => anActor('administrator', units.department);
  const version = (code: string) =>
    module.database.one<{ unitId: string; name: string; parent: string | null; from: string }>(
      `select v.unit_id as "unitId", v.name, p.name as parent, v.valid_from as "from" from current_unit_versions v
       left join current_unit_versions p on p.unit_id = v.parent_id and p.valid @> date '2026-06-15'
       where v.code = $1 and v.valid @> date '2026-06-15'`,
      [code],
    );

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    walk = new ImportWalk(module, admin());
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  it('makes a whole branch, whatever the order of the rows', async () => {
    const { id } = await walk.planAndApply(
      'units',
      file(
        'TQL-1,Trạm Quản lý số 1,,Trạm,HKL-1,01/01/2026,,',
        'HKL-1,Hạt Kiểm lâm số 1,,Hạt,Chi cục Thủy lợi,01/01/2026,,',
        'CCTL,Chi cục Thủy lợi,CCTL,Chi cục,Sở Nông nghiệp và Môi trường,01/01/2026,72/QĐ-UBND,28/12/2025',
      ),
    );
    expect(await walk.outcomes(id)).toEqual(['2: create/applied', '3: create/applied', '4: create/applied']);
    expect(await version('TQL-1')).toMatchObject({ parent: 'Hạt Kiểm lâm số 1', from: '2026-01-01' });
    expect(await version('CCTL')).toMatchObject({ parent: 'Sở Nông nghiệp và Môi trường' });
  });

  it('recognises a unit without a code by its name and parent, and gives it the code', async () => {
    const { id } = await walk.planAndApply('units', file('PDD,Phòng Đất đai,,,Sở Nông nghiệp và Môi trường,,,'));
    expect(await walk.outcomes(id)).toEqual(['2: change/applied']);
    expect((await version('PDD'))?.unitId).toBe(units.land);
  });

  it('renames and moves from the day of the decision and leaves the days before', async () => {
    await walk.planAndApply(
      'units',
      file('TT-1,Trung tâm Khuyến nông,,Trung tâm,Sở Nông nghiệp và Môi trường,01/01/2026,,'),
    );
    const { id } = await walk.planAndApply(
      'units',
      file('TT-1,Trung tâm Dịch vụ nông nghiệp,,,Chi cục Kiểm lâm,01/05/2026,9/QĐ,20/04/2026'),
    );
    expect(await walk.outcomes(id)).toEqual(['2: change/applied']);
    const history = await module.database.query(
      `select name, valid::text as valid from current_unit_versions where code = 'TT-1' order by valid`,
    );
    expect(history).toEqual([
      { name: 'Trung tâm Khuyến nông', valid: '[2026-01-01,2026-05-01)' },
      { name: 'Trung tâm Dịch vụ nông nghiệp', valid: '[2026-05-01,)' },
    ]);
    clock.advance({ hours: 1 });
    await walk.undo(id);
    const restored = await module.database.query(
      `select name, valid::text as valid from current_unit_versions where code = 'TT-1'`,
    );
    expect(restored).toEqual([{ name: 'Trung tâm Khuyến nông', valid: '[2026-01-01,)' }]);
  });

  it('refuses circles, unknown parents, missing kinds and rows below a refused one', async () => {
    const { id } = await walk.planAndApply(
      'units',
      file(
        'A1,Phòng A1,,Phòng,A2,01/01/2026,,',
        'A2,Phòng A2,,Phòng,A1,01/01/2026,,',
        'A3,Phòng A3,,Phòng,Phòng Không Có,01/01/2026,,',
        'A4,Phòng A4,,,Sở Nông nghiệp và Môi trường,01/01/2026,,',
        'A5,Tổ A5,,Đội,A4,01/01/2026,,',
        'A6,Phòng A6,,Phòng,,01/01/2026,,',
        'CCKL,Chi cục Kiểm lâm,,,Sở Nông nghiệp và Môi trường,,,',
      ),
    );
    expect(await walk.outcomes(id)).toEqual([
      '2: refused circular-rows',
      '3: refused circular-rows',
      '4: refused unit-unknown',
      '5: refused kind-needed',
      '6: refused unit-unknown',
      '7: refused parent-needed',
      '8: change/applied',
    ]);
  });

  it('asks for the decision of what renames or moves a unit, whole and not of tomorrow', async () => {
    const { id } = await walk.planAndApply(
      'units',
      file(
        'PDD,Phòng Đất đai và Đo đạc,,,Sở Nông nghiệp và Môi trường,01/05/2026,,',
        'HKL-1,Hạt Kiểm lâm số 1,,,Chi cục Kiểm lâm,01/05/2026,8/QĐ,',
        'TQL-1,Trạm Quản lý số một,,,Hạt Kiểm lâm số 1,01/05/2026,8/QĐ,20/07/2026',
        'D1,Phòng D1,,Phòng,Sở Nông nghiệp và Môi trường,01/05/2026,8/QĐ,',
      ),
    );
    expect(await walk.outcomes(id)).toEqual([
      '2: refused decision-needed',
      '3: refused decision-needed',
      '4: refused decision-in-future',
      '5: refused decision-needed',
    ]);
  });

  it('tells a unit that was created by decision from one that was taken over', async () => {
    const events = await module.database.query(
      `select v.code, e.kind, e.decision_number as number from current_unit_versions v left join org_events e on e.id = v.event_id
       where v.code in ('CCTL', 'HKL-1') order by v.code`,
    );
    expect(events).toEqual([
      { code: 'CCTL', kind: 'create', number: '72/QĐ-UBND' },
      { code: 'HKL-1', kind: null, number: null },
    ]);
  });

  it('refuses to put a unit below itself', async () => {
    const { id } = await walk.planAndApply(
      'units',
      file('CCKL,Chi cục Kiểm lâm,,,Chi cục Kiểm lâm / Hạt Kiểm lâm Ba Tơ,01/06/2026,7/QĐ,20/05/2026'),
    );
    expect(await walk.outcomes(id)).toEqual(['2: change/refused circular-rows']);
  });

  it('finds nothing to do in its own export', async () => {
    const { content } = await module.get(ImportFiles).present(admin(), 'units', 'vi');
    const planned = await walk.plan('units', Buffer.concat((await content.toArray()) as Buffer[]), 'đơn vị.xlsx');
    expect(planned.total).toBeGreaterThan(6);
    expect(planned.counts.map(({ outcome }) => outcome)).toEqual(['unchanged']);
  });

  it('takes a new branch back from its leaves, but not a unit in which somebody works by now', async () => {
    const { id } = await walk.planAndApply(
      'units',
      file(
        'B1,Trung tâm B1,,Trung tâm,Sở Nông nghiệp và Môi trường,01/01/2026,,',
        'B2,Phòng B2,,Phòng,B1,01/01/2026,,',
        'B3,Phòng B3,,Phòng,B1,01/01/2026,,',
      ),
    );
    await aPerson(module, (await version('B3'))?.unitId ?? '', { from: '2026-02-01' });
    clock.advance({ minutes: 1 });
    await walk.undo(id);
    expect(await walk.outcomes(id)).toEqual(['2: create/kept in-use', '3: create/undone', '4: create/kept in-use']);
    expect(await version('B2')).toBeNull();
  });
});
