import { LearningChain } from './learning-chain.js';

interface Indicator {
  indicator_code: string;
  state: string;
  numerator: string;
  denominator: string | null;
  points: string;
}

describe('the score of a unit', () => {
  let chain: LearningChain;
  beforeAll(async () => {
    chain = await LearningChain.boot();
  });
  afterAll(() => chain.close());

  async function indicatorsOf(unitId: string): Promise<Record<string, string>> {
    const rows = await chain.rows<Indicator>(`select * from unit_indicator_scores where unit_id = $1`, [unitId]);
    return Object.fromEntries(
      rows.map((row) => [
        row.indicator_code,
        row.state === 'computed' ? `${row.numerator}/${row.denominator ?? ''}` : row.state,
      ]),
    );
  }

  async function totalOf(unitId: string): Promise<string | undefined> {
    const [row] = await chain.rows<{ total: string }>(`select total from unit_scores where unit_id = $1`, [unitId]);
    return row?.total;
  }

  it('follows from completions, plans and training plans, and reaches the awards', async () => {
    const root = await chain.department.unit('Sở');
    const unit = await chain.department.unit('Phòng Tài nguyên nước', root);
    const diligent = await chain.department.person(unit);
    const idle = await chain.department.person(unit);
    const courses = [];
    for (let month = 0; month < 10; month += 1) courses.push(await chain.department.course(root, 8));
    await chain.department.approvedPlan(diligent, unit, 2026, '2026-03-20', [{ courseId: null, halfPeriods: 80 }]);
    const [first] = courses;
    if (first)
      await chain.department.approvedUnitPlan(unit, 2026, '2026-02-20', [
        [diligent, first],
        [idle, first],
      ]);
    for (const [index, course] of courses.entries())
      await chain.finish(diligent, course, `2026-${String(index + 1).padStart(2, '0')}-05`);
    await chain.drain();

    expect(await indicatorsOf(unit)).toMatchObject({
      '3.1': '1/2',
      '3.2': '80/160',
      '3.3': '1/2',
      '4.1': '2/2',
      '4.2': '1/2',
      '4.4': '0/',
      '1.1': 'awaiting-evidence',
    });
    // 8·½ + 8·(½÷0.9) + 5·(½÷0.8) + 5 + 10·(½÷0.95)
    expect(await totalOf(unit)).toBe('21.8326');
    const standings = await chain.rows(
      `select unit_id, total, size_band, rank_in_band from award_standings where unit_id = $1`,
      [unit],
    );
    expect(standings).toEqual([{ unit_id: unit, total: '21.8326', size_band: 'to10', rank_in_band: 1 }]);
  });

  it('caps credit at 8 periods a day and 20 a week', async () => {
    const root = await chain.department.unit('Sở ngày');
    const person = await chain.department.person(root);
    for (let n = 0; n < 3; n += 1) await chain.finish(person, await chain.department.course(root, 10), '2026-06-01');
    for (let day = 2; day <= 5; day += 1)
      await chain.finish(person, await chain.department.course(root, 16), `2026-06-0${day}`);
    await chain.drain();
    const [facts] = await chain.rows<{ credited: number }>(
      `select credited_half_periods as credited from person_score_facts where person_id = $1`,
      [person],
    );
    expect(facts).toEqual({ credited: 40 });
  });

  it('asks less of those who were there for less: pro rata in half periods, 16 periods for contract workers, leave taken out', async () => {
    const root = await chain.department.unit('Sở tỷ lệ');
    const whole = await chain.department.person(root);
    const half = await chain.department.person(root, { from: '2026-07-01' });
    const contract = await chain.department.person(root, { category: 'contract_worker' });
    const mother = await chain.department.person(root);
    await chain.department.leave(mother, 'maternity', '2026-01-01', '2026-07-01');
    const shortlySick = await chain.department.person(root);
    await chain.department.leave(shortlySick, 'sick', '2026-03-01', '2026-03-31');
    const newcomer = await chain.department.person(root, { from: '2026-10-15' });
    const course = await chain.department.course(root, 2);
    for (const person of [whole, half, contract, mother, shortlySick, newcomer])
      await chain.finish(person, course, '2026-11-02');
    await chain.drain();
    const rows = await chain.rows<{ person_id: string; required: number; eligible: boolean; days: number }>(
      `select person_id, required_half_periods as required, is_eligible as eligible, eligible_days as days from person_score_facts`,
    );
    const of = (id: string) => rows.find((row) => row.person_id === id);
    expect(of(whole)).toMatchObject({ days: 365, required: 80 });
    // ⌈2 × 40 × 184 / 365⌉ = ⌈40.3⌉
    expect(of(half)).toMatchObject({ days: 184, required: 41 });
    expect(of(contract)).toMatchObject({ required: 32 });
    expect(of(mother)).toMatchObject({ days: 184, required: 41 });
    expect(of(shortlySick)).toMatchObject({ days: 365, required: 80 });
    expect(of(newcomer)).toMatchObject({ days: 78, eligible: false });
  });

  it('counts a person once, in the unit of most days, a tie going to the later unit', async () => {
    const root = await chain.department.unit('Sở điều động');
    const first = await chain.department.unit('Phòng trước', root);
    const second = await chain.department.unit('Phòng sau', root);
    const mostlyFirst = await chain.department.person(first, { to: '2026-09-01' });
    await chain.department.assign(mostlyFirst, second, '2026-09-01', null);
    const tied = await chain.department.person(first, { from: '2026-01-01', to: '2026-04-11' });
    await chain.department.assign(tied, second, '2026-04-11', '2026-07-20');
    const course = await chain.department.course(root, 2);
    await chain.finish(mostlyFirst, course, '2026-10-01');
    await chain.finish(tied, course, '2026-05-01');
    await chain.drain();
    const rows = await chain.rows<{ person_id: string; unit_id: string }>(
      `select person_id, unit_id from person_score_facts`,
    );
    expect(rows.filter((row) => row.person_id === mostlyFirst)).toEqual([{ person_id: mostlyFirst, unit_id: first }]);
    expect(rows.filter((row) => row.person_id === tied)).toEqual([{ person_id: tied, unit_id: second }]);
  });
});
