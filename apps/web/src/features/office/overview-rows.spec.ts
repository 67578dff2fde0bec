import type { Overview, OverviewUnit } from './office-api';
import { linesOf, pageOfLines, totalsOf } from './overview-rows';

const WANTED: Parameters<typeof pageOfLines>[1] = { q: '', band: '', level: '', sort: undefined, page: 1, size: 25 };

function unit(unitId: string, given: Partial<OverviewUnit> = {}): OverviewUnit {
  return {
    unitId,
    parentId: 'so',
    unitName: unitId,
    unitKind: 'division',
    depth: 1,
    total: '50.0000',
    previousTotal: null,
    band: 'average',
    comparable: true,
    provisional: false,
    people: 10,
    plansApproved: 5,
    eligible: 8,
    reachedMinimum: 4,
    creditHalfPeriods: 100,
    completionsThisMonth: 3,
    completionsLastMonth: 2,
    changedAt: '2026-11-16T03:00:00Z',
    ...given,
  };
}

const overview: Overview = {
  period: { id: 'p', code: 'N2026', name: 'Năm 2026', startsOn: '2026-01-01', endsOn: '2026-12-31', state: 'open' },
  days: [],
  withheld: 0,
  behindSeconds: 0,
  units: [
    unit('so', { parentId: null, unitName: 'Sở', depth: 0, people: 40, completionsThisMonth: 9 }),
    unit('dat', { unitName: 'Phòng Đất đai', total: '91.5000', previousTotal: '90.0000', band: 'good' }),
    unit('rung', { unitName: 'Chi cục Kiểm lâm', total: '70.2500', band: 'fair', plansApproved: 9 }),
    unit('ba-vi', { unitName: 'Trạm Ba Vì', parentId: 'rung', depth: 2, total: '20.0000', band: 'below' }),
    unit('nuoc', { unitName: 'Phòng Tài nguyên nước', total: '10.0000', band: 'below', provisional: true }),
    unit('moi', { unitName: 'Phòng chưa có người', people: 0 }),
  ],
};
const lines = linesOf(overview);
const names = (wanted: Partial<typeof WANTED>) =>
  pageOfLines(lines, { ...WANTED, ...wanted }).items.map(({ unitName }) => unitName);

describe('the lines of the office table', () => {
  it('are the units with people below the department, each with its place and change', () => {
    expect(lines.map(({ unitId, parentName, change }) => [unitId, parentName, change])).toEqual([
      ['dat', null, 1.5],
      ['rung', null, null],
      ['ba-vi', 'Chi cục Kiểm lâm', null],
      ['nuoc', null, null],
    ]);
  });

  it.each([
    [{ sort: '-total' }, ['Phòng Đất đai', 'Chi cục Kiểm lâm', 'Trạm Ba Vì', 'Phòng Tài nguyên nước']],
    [{ sort: 'name' }, ['Chi cục Kiểm lâm', 'Phòng Đất đai', 'Phòng Tài nguyên nước', 'Trạm Ba Vì']],
    [{ sort: '-plans' }, ['Chi cục Kiểm lâm', 'Phòng Đất đai', 'Trạm Ba Vì', 'Phòng Tài nguyên nước']],
    [{ q: 'dat dai' }, ['Phòng Đất đai']],
    [{ q: 'kiem lam', sort: 'total' }, ['Trạm Ba Vì', 'Chi cục Kiểm lâm']],
    [{ band: 'below' }, ['Trạm Ba Vì']],
    [{ band: 'provisional' }, ['Phòng Tài nguyên nước']],
    [{ level: '1', sort: 'total' }, ['Phòng Tài nguyên nước', 'Chi cục Kiểm lâm', 'Phòng Đất đai']],
  ])('for %j are %j', (wanted, expected) => {
    expect(names(wanted)).toEqual(expected);
  });

  it('come a page at a time', () => {
    expect(pageOfLines(lines, { ...WANTED, sort: 'name', page: 2, size: 2 })).toMatchObject({
      items: [{ unitId: 'nuoc' }, { unitId: 'ba-vi' }],
      total: 4,
    });
  });
});

describe('the totals', () => {
  it('count nobody twice: the topmost units hold those below', () => {
    expect(totalsOf(overview)).toMatchObject({ people: 40, completionsThisMonth: 9 });
    expect(totalsOf({ ...overview, units: overview.units.slice(1) })).toMatchObject({ people: 30 });
  });
});
