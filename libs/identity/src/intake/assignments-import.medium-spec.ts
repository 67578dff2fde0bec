import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { ImportWalk } from '../testing/imported-file.builder.js';
import { ImportFiles } from './import-files.service.js';

const HEADER = 'Mã cán bộ\tLoại phân công\tĐơn vị\tChức vụ\tĐối tượng\tTừ ngày\tĐến ngày';
const file = (...rows: string[]): string => [HEADER, ...rows].join('\n');

describe('import of assignments', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let walk: ImportWalk;
  let code = 0;
  const aCode = (): string => `QT-${(code += 1)}`;
  const admin = () => anActor('administrator', units.department);
  const known = (staffCode: string) =>
    module.database.query<{ unit: string; kind: string; valid: string }>(
      `select v.name as unit, a.kind, a.valid::text as valid from current_assignments a join people p on p.id = a.person_id
       join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> date '2026-06-15'
       where p.staff_code = $1 order by a.valid, a.kind`,
      [staffCode],
    );

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    walk = new ImportWalk(module, admin());
  });
  afterAll(() => module.close());
  beforeEach(() => clock.advance({ minutes: 1 }));

  it('plans the rows of one person one upon the other, in the order of their days', async () => {
    const staffCode = aCode();
    await aPerson(module, units.land, { staffCode });
    const { id } = await walk.planAndApply(
      'assignments',
      file(
        `${staffCode}\tChính\tVăn phòng Sở\tPhó Chánh Văn phòng\tCông chức\t01/05/2026\t`,
        `${staffCode}\t\tChi cục Kiểm lâm\tChuyên viên chính\tCông chức\t01/01/2026\t`,
        `${staffCode}\tKiêm nhiệm\tPhòng Đất đai\tTrợ lý\tCông chức\t01/02/2026\t30/04/2026`,
      ),
    );
    expect(await walk.outcomes(id)).toEqual(['2: change/applied', '3: change/applied', '4: create/applied']);
    expect(await known(staffCode)).toEqual([
      { unit: 'Phòng Đất đai', kind: 'primary', valid: '[2025-07-01,2026-01-01)' },
      { unit: 'Chi cục Kiểm lâm', kind: 'primary', valid: '[2026-01-01,2026-05-01)' },
      { unit: 'Phòng Đất đai', kind: 'concurrent', valid: '[2026-02-01,2026-05-01)' },
      { unit: 'Văn phòng Sở', kind: 'primary', valid: '[2026-05-01,)' },
    ]);
  });

  it('corrects an assignment that begins on the same day instead of adding a second', async () => {
    const staffCode = aCode();
    await aPerson(module, units.land, { staffCode });
    await walk.planAndApply('assignments', file(`${staffCode}\t\tVăn phòng Sở\t\t\t01/07/2025\t31/12/2026`));
    expect(await known(staffCode)).toEqual([
      { unit: 'Văn phòng Sở', kind: 'primary', valid: '[2025-07-01,2027-01-01)' },
    ]);
  });

  it('refuses what overlaps, ends before it begins or belongs to nobody', async () => {
    const staffCode = aCode();
    await aPerson(module, units.land, { staffCode });
    const { id } = await walk.planAndApply(
      'assignments',
      file(
        `${staffCode}\t\tVăn phòng Sở\tA\tCông chức\t01/01/2025\t31/12/2025`,
        `${staffCode}\tBiệt phái\tVăn phòng Sở\tA\tCông chức\t01/02/2026\t31/01/2026`,
        `KHÔNG-CÓ\t\tVăn phòng Sở\tA\tCông chức\t01/01/2025\t`,
      ),
    );
    expect(await walk.outcomes(id)).toEqual([
      '2: refused overlapping',
      '3: refused dates-reversed',
      '4: refused person-unknown',
    ]);
    expect(await known(staffCode)).toHaveLength(1);
  });

  it('finds nothing to do in its own export, past and ended assignments included', async () => {
    const { content } = await module.get(ImportFiles).present(admin(), 'assignments', 'vi');
    const planned = await walk.plan(
      'assignments',
      Buffer.concat((await content.toArray()) as Buffer[]),
      'quá trình.xlsx',
    );
    expect(planned.total).toBeGreaterThan(5);
    expect(planned.counts.map(({ outcome }) => outcome)).toEqual(['unchanged']);
  });

  it('takes all rows of a person back together and keeps those of somebody transferred since', async () => {
    const [first, second] = [aCode(), aCode()];
    await aPerson(module, units.land, { staffCode: first });
    await aPerson(module, units.land, { staffCode: second });
    const before = await known(first);
    const { id } = await walk.planAndApply(
      'assignments',
      file(
        `${first}\t\tVăn phòng Sở\tA\tCông chức\t01/01/2026\t`,
        `${first}\t\tChi cục Kiểm lâm\tB\tCông chức\t01/05/2026\t`,
        `${second}\t\tVăn phòng Sở\tA\tCông chức\t01/01/2026\t`,
      ),
    );
    clock.advance({ hours: 1 });
    await walk.planAndApply('assignments', file(`${second}\t\tTrạm Kiểm lâm Ba Vì\tC\tCông chức\t01/03/2026\t`));
    clock.advance({ hours: 1 });
    await walk.undo(id);
    expect(await walk.outcomes(id)).toEqual(['2: change/undone', '3: change/undone', '4: change/kept changed-since']);
    expect(await known(first)).toEqual(before);
    expect((await known(second)).map(({ unit }) => unit)).toEqual([
      'Phòng Đất đai',
      'Văn phòng Sở',
      'Trạm Kiểm lâm Ba Vì',
    ]);
  });
});
