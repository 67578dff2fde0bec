import { Leaves, PersonMerges } from '#identity';
import { systemActor, type Actor } from '#platform';
import { LearningChain } from './learning-chain.js';

interface PersonFacts {
  person_id: string;
  unit_id: string;
  eligible_days: number;
  required_half_periods: number;
  credited_half_periods: number;
  fulfilled_half_periods: number;
}

/** What a score says, without when it was said. */
interface Picture {
  readonly facts: PersonFacts[];
  readonly indicators: object[];
  readonly totals: object[];
  readonly completions: object[];
}

describe('a merge of two records of one person', () => {
  let chain: LearningChain;
  let root: string;
  beforeAll(async () => {
    chain = await LearningChain.boot();
    root = await chain.department.unit('Sở');
  });
  afterAll(() => chain.close());

  const administrator = (): Actor => ({
    ...systemActor('test'),
    kind: 'person',
    grants: [{ role: 'administrator', unitId: root }],
  });

  async function pictureOf(unitIds: readonly string[]): Promise<Picture> {
    await chain.drain();
    const facts = await chain.rows<PersonFacts>(
      `select person_id, unit_id, eligible_days, is_eligible, required_half_periods, credited_half_periods, months_learned,
              planned_half_periods, fulfilled_half_periods, plan_approved_on, training_planned_on
       from person_score_facts where unit_id = any($1::uuid[]) order by person_id`,
      [unitIds],
    );
    return {
      facts,
      indicators: await chain.rows(
        `select unit_id, indicator_code, state, numerator, denominator, points_exact from unit_indicator_scores
         where unit_id = any($1::uuid[]) order by unit_id, indicator_code`,
        [unitIds],
      ),
      totals: await chain.rows(
        `select unit_id, total, band, eligible_count, headcount from unit_scores where unit_id = any($1::uuid[]) order by unit_id`,
        [unitIds],
      ),
      completions: await chain.rows(
        `select id, person_id, course_version_id, year, completed_on, unit_id, credit_half_periods, recorded_at
         from completions where unit_id = any($1::uuid[]) order by id`,
        [unitIds],
      ),
    };
  }

  /** Two records of one person in one unit, with a third person beside; one course was finished under both. */
  async function aDoubledPerson() {
    const unit = await chain.department.unit('Phòng', root);
    const survivor = await chain.department.person(unit);
    const merged = await chain.department.person(unit);
    const colleague = await chain.department.person(unit);
    const [shared, own, other] = [
      await chain.department.course(root, 8),
      await chain.department.course(root, 6),
      await chain.department.course(root, 4),
    ];
    await chain.department.approvedPlan(merged, unit, 2026, '2026-03-01', [{ courseId: null, halfPeriods: 80 }]);
    await chain.department.approvedUnitPlan(unit, 2026, '2026-02-01', [
      [survivor, own],
      [merged, other],
      [colleague, own],
    ]);
    await chain.finish(survivor, shared, '2026-03-05');
    await chain.finish(survivor, own, '2026-04-05');
    await chain.drain();
    await chain.finish(merged, shared, '2026-05-05');
    await chain.finish(merged, other, '2026-06-05');
    await chain.finish(colleague, own, '2026-07-05');
    return { unit, survivor, merged, colleague, shared, own, other };
  }

  it('gives the numbers of one person, each completion once, and undone exactly the numbers from before', async () => {
    const { unit, survivor, merged } = await aDoubledPerson();
    const before = await pictureOf([unit]);
    expect(before.facts).toHaveLength(3);
    expect(before.completions).toHaveLength(5);

    const mergeId = await chain.module
      .get(PersonMerges)
      .merge(administrator(), { survivorId: survivor, mergedId: merged });
    const after = await pictureOf([unit]);

    // The same person who had never been doubled, in a unit of the same shape.
    const single = await chain.department.unit('Phòng đối chứng', root);
    const person = await chain.department.person(single);
    const colleague = await chain.department.person(single);
    const [shared, own, other] = [
      await chain.department.course(root, 8),
      await chain.department.course(root, 6),
      await chain.department.course(root, 4),
    ];
    await chain.department.approvedPlan(person, single, 2026, '2026-03-01', [{ courseId: null, halfPeriods: 80 }]);
    await chain.department.approvedUnitPlan(single, 2026, '2026-02-01', [
      [person, own],
      [person, other],
      [colleague, own],
    ]);
    await chain.finish(person, shared, '2026-03-05');
    await chain.finish(person, own, '2026-04-05');
    await chain.drain();
    await chain.finish(person, shared, '2026-05-05');
    await chain.finish(person, other, '2026-06-05');
    await chain.finish(colleague, own, '2026-07-05');
    const control = await pictureOf([single]);
    const shape = (picture: Picture) => ({
      indicators: picture.indicators.map((row) => ({ ...row, unit_id: null })),
      totals: picture.totals.map((row) => ({ ...row, unit_id: null })),
      credited: picture.facts.map((row) => row.credited_half_periods).sort(),
      fulfilled: picture.facts.map((row) => row.fulfilled_half_periods).sort(),
    });
    expect(shape(after)).toEqual(shape(control));
    expect(after.facts.find(({ person_id }) => person_id === survivor)?.credited_half_periods).toBe(18);
    expect(after.completions).toHaveLength(4);

    await chain.module.get(PersonMerges).undo(administrator(), mergeId);
    expect(await pictureOf([unit])).toEqual(before);
  });

  it('never rewrites a fact or a judgement: what changed was judged again', async () => {
    const { survivor, merged } = await aDoubledPerson();
    await chain.drain();
    const ledger = () =>
      chain.rows<{ id: string; row: string }>(
        `select f.id, f::text as row from learning_facts f where person_id = any($1::uuid[])
         union all select j.id, j::text from judgements j join learning_facts f on f.id = j.fact_id where f.person_id = any($1::uuid[])`,
        [[survivor, merged]],
      );
    const before = await ledger();
    const mergeId = await chain.module
      .get(PersonMerges)
      .merge(administrator(), { survivorId: survivor, mergedId: merged });
    const [rejected] = await chain.rows<{ count: number }>(
      `select count(*)::int as count from judgements j join learning_facts f on f.id = j.fact_id
       where f.person_id = $1 and j.verdict = 'rejected' and j.reason_code = 'already-credited' and j.supersedes_id is not null`,
      [merged],
    );
    expect(rejected?.count).toBe(1);
    await chain.module.get(PersonMerges).undo(administrator(), mergeId);
    const after = new Map((await ledger()).map(({ id, row }) => [id, row]));
    expect(before.map(({ id }) => after.get(id))).toEqual(before.map(({ row }) => row));
    expect(after.size).toBe(before.length + 2);
  });

  it('counts what is reported for either record while they are one, and gives it back to whom it was reported for', async () => {
    const { unit, survivor, merged, shared } = await aDoubledPerson();
    await chain.drain();
    const mergeId = await chain.module
      .get(PersonMerges)
      .merge(administrator(), { survivorId: survivor, mergedId: merged });
    const late = await chain.department.course(root, 2);
    await chain.finish(merged, late, '2026-08-05');
    await chain.finish(merged, shared, '2026-09-05');
    const together = await pictureOf([unit]);
    expect(together.facts.find(({ person_id }) => person_id === survivor)?.credited_half_periods).toBe(20);
    await chain.module.get(PersonMerges).undo(administrator(), mergeId);
    const apart = await pictureOf([unit]);
    const credited = (id: string) => apart.facts.find(({ person_id }) => person_id === id)?.credited_half_periods;
    expect([credited(survivor), credited(merged)]).toEqual([14, 14]);
  });

  it('across two units leaves the person in the unit of most days, and both units as they were when undone', async () => {
    const first = await chain.department.unit('Phòng một', root);
    const second = await chain.department.unit('Phòng hai', root);
    const survivor = await chain.department.person(second, { from: '2026-09-01' });
    const merged = await chain.department.person(first, { from: '2025-01-01', to: '2026-10-01' });
    const course = await chain.department.course(root, 4);
    await chain.finish(merged, course, '2026-03-01');
    await chain.drain();
    await chain.recompute();
    const before = await pictureOf([first, second]);
    const mergeId = await chain.module
      .get(PersonMerges)
      .merge(administrator(), { survivorId: survivor, mergedId: merged });
    const after = await pictureOf([first, second]);
    // 243 days in the first unit until 31/8, 122 in the second: once, in the first, for the whole year.
    expect(after.facts).toMatchObject([
      { person_id: survivor, unit_id: first, eligible_days: 365, required_half_periods: 80, credited_half_periods: 4 },
    ]);
    await chain.module.get(PersonMerges).undo(administrator(), mergeId);
    expect(await pictureOf([first, second])).toEqual(before);
  });

  describe('a leave', () => {
    const factsOf = async (personId: string) => {
      await chain.drain();
      const [row] = await chain.rows<{ days: number; required: number; eligible: boolean }>(
        `select eligible_days as days, required_half_periods as required, is_eligible as eligible
         from person_score_facts where person_id = $1`,
        [personId],
      );
      return row;
    };
    const order = { documentNumber: '7/QĐ', longConfirmed: false };

    it('takes its days out of the year and asks for less; ended early, it gives them back', async () => {
      const unit = await chain.department.unit('Phòng nghỉ', root);
      const person = await chain.department.person(unit);
      await chain.finish(person, await chain.department.course(root, 2), '2026-02-01');
      expect(await factsOf(person)).toEqual({ days: 365, required: 80, eligible: true });
      const leaves = chain.module.get(Leaves);
      const id = await leaves.record(administrator(), person, {
        ...order,
        kind: 'maternity',
        from: '2026-07-01',
        to: '2027-01-01',
      });
      // ⌈2 × 40 × 181 / 365⌉ = ⌈39.7⌉
      expect(await factsOf(person)).toEqual({ days: 181, required: 40, eligible: true });
      await leaves.endEarly(administrator(), person, id, '2026-10-01');
      // ⌈2 × 40 × 273 / 365⌉ = ⌈59.8⌉
      expect(await factsOf(person)).toEqual({ days: 273, required: 60, eligible: true });
    });

    it('for sickness counts from more than 30 days in a row on, papers that follow each other being one', async () => {
      const unit = await chain.department.unit('Phòng ốm', root);
      const person = await chain.department.person(unit);
      const leaves = chain.module.get(Leaves);
      const sick = (from: string, to: string) =>
        leaves.record(administrator(), person, { ...order, kind: 'sick', from, to });
      await sick('2026-03-01', '2026-03-31');
      expect(await factsOf(person)).toEqual({ days: 365, required: 80, eligible: true });
      await sick('2026-03-31', '2026-04-10');
      // 40 days in a row: ⌈80 × 325 / 365⌉ = ⌈71.2⌉
      expect(await factsOf(person)).toEqual({ days: 325, required: 72, eligible: true });
      await sick('2026-06-01', '2026-07-02');
      expect(await factsOf(person)).toEqual({ days: 294, required: 65, eligible: true });
    });

    it('of most of the year leaves fewer than 90 days: the person is no longer counted', async () => {
      const unit = await chain.department.unit('Phòng vắng', root);
      const person = await chain.department.person(unit);
      await chain.module
        .get(Leaves)
        .record(administrator(), person, { ...order, kind: 'outward_secondment', from: '2026-03-31', to: null });
      expect(await factsOf(person)).toEqual({ days: 89, required: 20, eligible: false });
    });
  });
});
