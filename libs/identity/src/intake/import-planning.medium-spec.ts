import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { aDepartment, anActor, type Units } from '../testing/department.builder.js';
import { ImportWalk } from '../testing/imported-file.builder.js';

const PEOPLE = 'Mã cán bộ;Họ và tên;Đơn vị;Chức vụ;Đối tượng;Từ ngày';
const ROWS = 20_000;
// Half a minute on a busy machine; joins planned for one row took seven.
const MOST_MS = 150_000;

describe('an import after others', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;
  let walk: ImportWalk;
  const people = (prefix: string, rows: number, twice = 0): string => {
    const codes = Array.from({ length: rows }, (_, at) => `${prefix}-${at < twice ? Math.floor(at / 2) : at}`);
    return [PEOPLE, ...codes.map((code) => `${code};Người Mới;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`)].join(
      '\n',
    );
  };

  // Statistics that know the former import alone, as autovacuum leaves them until it next comes by.
  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    walk = new ImportWalk(module, anActor('administrator', units.department));
    await module.database.query('alter table import_rows set (autovacuum_enabled = false)');
    await walk.plan('people', people('TRUOC', 3000));
    await module.database.query('analyze import_rows');
  });
  afterAll(() => module.close());

  it(
    'reads and plans a large file in time, whatever the statistics say',
    async () => {
      const { state, counts } = await walk.plan('people', people('SAU', ROWS, 200));
      expect({ state, counts: counts.map(({ outcome, rows }) => ({ outcome, rows })) }).toEqual({
        state: 'planned',
        counts: expect.arrayContaining([
          { outcome: 'create', rows: ROWS - 200 },
          { outcome: 'refused', rows: 200 },
        ]) as unknown,
      });
    },
    MOST_MS,
  );
});
