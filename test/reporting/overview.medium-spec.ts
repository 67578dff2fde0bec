import { type Actor } from '#platform';
import { Overview } from '#reporting';
import { ScoreRefreshService, ScoringPeriods } from '#scoring';
import { ReportingOffice } from './reporting-office.js';

describe('the dashboard of the Office', () => {
  let office: ReportingOffice;
  let root: string;
  let forest: string;
  let station: string;
  let land: string;
  let mai: Actor;

  beforeAll(async () => {
    office = await ReportingOffice.boot();
    const { department } = office;
    root = await department.unit('Sở');
    forest = await department.unit('Chi cục Kiểm lâm', root);
    station = await department.unit('Trạm Ba Vì', forest);
    land = await department.unit('Phòng Đất đai', root);
    mai = await office.officer(root);
    const short = await department.course(root, 6);
    const long = await department.course(root, 400);
    const an = await department.person(station, { name: 'An' });
    const binh = await department.person(forest, { name: 'Bình' });
    const chi = await department.person(land, { name: 'Chi' });
    await department.approvedPlan(an, station, 2026, '2026-02-01', [{ courseId: null, halfPeriods: 10 }]);
    await office.finish(an, short, '2026-11-03');
    await office.finish(binh, short, '2026-10-16');
    await office.finish(binh, long, '2026-10-17');
    await office.finish(chi, short, '2026-11-16');
    const period = await office.module.get(ScoringPeriods).current();
    await office.module.get(ScoreRefreshService).recomputePeriod(period.id);
    await office.module.database.query(
      `insert into unit_score_days (period_id, unit_id, day, total) values ($1, $2, '2026-10-10', 12.5), ($1, $2, '2026-10-18', 99)`,
      [period.id, forest],
    );
  });
  afterAll(() => office.close());

  const read = async (actor: Actor) => office.module.get(Overview).read(actor, undefined);
  const figuresOf = async (actor: Actor, unitId: string) =>
    (await read(actor)).units.find((unit) => unit.unitId === unitId);

  it('adds up what lies below a unit, this month against the last one up to the same day', async () => {
    expect(await figuresOf(mai, forest)).toMatchObject({
      unitName: 'Chi cục Kiểm lâm',
      people: 2,
      plansApproved: 1,
      completionsThisMonth: 1,
      completionsLastMonth: 1,
      previousTotal: '12.5000',
    });
    expect(await figuresOf(mai, root)).toMatchObject({
      people: 3,
      completionsThisMonth: 2,
      completionsLastMonth: 1,
      previousTotal: null,
    });
  });

  it('counts the credit of every unit as the report does, through a merger and a transfer', async () => {
    const { department, module } = office;
    const before = await department.unit('Trạm Trà Bồng', forest, '2020-01-01', '2026-07-01');
    const after = await department.unit('Trạm Trà Bồng – Ba Vì', land, '2026-07-01');
    const course = await department.course(root, 10);
    const merged = await department.person(before, { name: 'Dũng', to: '2026-07-01' });
    await department.assign(merged, after, '2026-07-01', null);
    const moved = await department.person(forest, { name: 'Giang', to: '2026-10-01' });
    await department.assign(moved, land, '2026-10-01', null);
    for (const [person, day] of [
      [merged, '2026-03-02'],
      [moved, '2026-03-03'],
      [moved, '2026-10-02'],
    ] as const)
      await office.finish(person, await department.course(root, 10), day);
    await office.finish(merged, course, '2026-08-03');
    const period = await module.get(ScoringPeriods).current();
    await module.get(ScoreRefreshService).recomputePeriod(period.id);

    const { units } = await read(mai);

    expect(units.length).toBeGreaterThanOrEqual(6);
    for (const { unitId, unitName, creditHalfPeriods } of units) {
      const asked = { periodId: period.id, unitIds: [unitId] };
      const reported = await office.report.list(mai, asked, { page: 1, size: 1 });
      expect([unitName, creditHalfPeriods]).toEqual([unitName, reported.creditHalfPeriods]);
    }
    const credit = (unitId: string) => units.find((unit) => unit.unitId === unitId)?.creditHalfPeriods;
    expect([credit(before), credit(after), credit(forest), credit(land)]).toEqual([10, 10, 432, 26]);
  });

  it('gives the last thirty days, empty ones too', async () => {
    const { days } = await read(mai);
    expect([days.length, days[0]?.day, days.at(-1)]).toEqual([30, '2026-10-18', { day: '2026-11-16', completions: 1 }]);
    expect(days.reduce((sum, { completions }) => sum + completions, 0)).toBe(2);
  });

  it('shows only the granted units', async () => {
    const { units, days } = await read(await office.officer(forest));
    expect(units.map(({ unitId }) => unitId).sort()).toEqual([forest, station].sort());
    expect(days.reduce((sum, { completions }) => sum + completions, 0)).toBe(1);
  });
});
