import { MembershipChanged } from '#identity';
import { ScoringPeriods } from '#scoring';
import { LearningChain } from './learning-chain.js';

interface Completion {
  person_id: string;
  unit_id: string | null;
  completed_on: string;
  credit_half_periods: number;
}

describe('the ledger', () => {
  let chain: LearningChain;
  beforeAll(async () => {
    chain = await LearningChain.boot();
  });
  afterAll(() => chain.close());

  async function aPersonWithACourse() {
    const root = await chain.department.unit('Sở');
    const unit = await chain.department.unit('Phòng', root);
    return { unit, root, person: await chain.department.person(unit), course: await chain.department.course(root, 5) };
  }

  function completionsOf(personId: string): Promise<Completion[]> {
    return chain.rows<Completion>(
      `select person_id, unit_id, completed_on, credit_half_periods from completions where person_id = $1`,
      [personId],
    );
  }

  it('records one completion when the same fact arrives ten times', async () => {
    const { person, course, unit } = await aPersonWithACourse();
    const fact = await chain.finish(person, course, '2026-05-04');
    await chain.publish(...Array.from({ length: 9 }, () => fact));
    await chain.drain();
    expect(await completionsOf(person)).toEqual([
      { person_id: person, unit_id: unit, completed_on: '2026-05-04', credit_half_periods: 5 },
    ]);
    expect(await chain.rows(`select id from learning_facts where person_id = $1`, [person])).toHaveLength(1);
  });

  it('moves completions to the new unit when a transfer is recorded late, however often it is told', async () => {
    const { person, course, unit, root } = await aPersonWithACourse();
    const other = await chain.department.unit('Phòng khác', root);
    await chain.finish(person, course, '2026-03-02');
    await chain.finish(person, await chain.department.course(root, 6), '2026-06-02');
    await chain.drain();
    await chain.rows(`delete from assignments where person_id = $1`, [person]);
    await chain.department.assign(person, unit, '2020-01-01', '2026-05-01');
    await chain.department.assign(person, other, '2026-05-01', null);

    await chain.tell(
      ...[1, 2, 3].map(() => new MembershipChanged({ personId: person, unitIds: [unit, other], from: '2026-05-01' })),
    );
    await chain.drain();

    const attributed = (await completionsOf(person)).map((row) => [row.completed_on, row.unit_id]).sort();
    expect(attributed).toEqual([
      ['2026-03-02', unit],
      ['2026-06-02', other],
    ]);
  });

  it('leaves the completions of a locked year where they were', async () => {
    const { person, course, unit, root } = await aPersonWithACourse();
    const other = await chain.department.unit('Phòng khác', root);
    await chain.finish(person, course, '2025-03-02');
    await chain.finish(person, course, '2026-03-02');
    await chain.drain();
    await chain.module.get(ScoringPeriods).openYear(2025);
    await chain.rows(`update scoring_periods set state = 'locked' where code = 'N2025'`);
    await chain.rows(`delete from assignments where person_id = $1`, [person]);
    await chain.department.assign(person, other, '2020-01-01', null);

    await chain.tell(new MembershipChanged({ personId: person, unitIds: [unit, other], from: '2020-01-01' }));
    await chain.drain();

    const attributed = (await completionsOf(person)).map((row) => [row.completed_on, row.unit_id]).sort();
    expect(attributed).toEqual([
      ['2025-03-02', unit],
      ['2026-03-02', other],
    ]);
  });

  it('credits a course once a year, keeps the second fact and says why it does not count', async () => {
    const { person, course } = await aPersonWithACourse();
    await chain.finish(person, course, '2026-03-02');
    await chain.drain();
    await chain.finish(person, course, '2026-09-07');
    await chain.finish(person, course, '2025-09-07');
    await chain.drain();
    expect((await completionsOf(person)).map((completion) => completion.completed_on).sort()).toEqual([
      '2025-09-07',
      '2026-03-02',
    ]);
    const verdicts = await chain.rows(
      `select j.verdict, j.reason_code from judgements j join learning_facts f on f.id = j.fact_id where f.person_id = $1 order by f.occurred_at`,
      [person],
    );
    expect(verdicts).toEqual([
      { verdict: 'accepted', reason_code: 'course-finished' },
      { verdict: 'accepted', reason_code: 'course-finished' },
      { verdict: 'rejected', reason_code: 'already-credited' },
    ]);
  });

  it('takes the earlier of two facts of one batch', async () => {
    const { person, course } = await aPersonWithACourse();
    await chain.finish(person, course, '2026-08-03');
    await chain.finish(person, course, '2026-02-02');
    await chain.drain();
    expect((await completionsOf(person)).map((completion) => completion.completed_on)).toEqual(['2026-02-02']);
  });

  it('gives the credit to the unit of the completion day, by the calendar of Viet Nam', async () => {
    const { root, course } = await aPersonWithACourse();
    const before = await chain.department.unit('Phòng cũ', root);
    const after = await chain.department.unit('Phòng mới', root);
    const person = await chain.department.person(before, { to: '2026-07-01' });
    await chain.department.assign(person, after, '2026-07-01', null);
    const fact = await chain.finish(person, course, '2026-07-01');
    // 30 June 17:30 in London is already 1 July in Viet Nam.
    const late = await chain.department.course(root, 2);
    await chain.publish(
      Object.assign(Object.create(Object.getPrototypeOf(fact) as object) as typeof fact, fact, {
        courseId: late.courseId,
        courseVersionId: late.courseVersionId,
        sourceKey: 'late-evening',
        finishedAt: '2026-06-30T17:30:00Z',
      }),
    );
    await chain.drain();
    expect((await completionsOf(person)).map(({ unit_id, completed_on }) => [unit_id, completed_on])).toEqual([
      [after, '2026-07-01'],
      [after, '2026-07-01'],
    ]);
  });

  it.each([
    [`update learning_facts set nominal_half_periods = 99`],
    [`delete from judgements`],
    [`truncate learning_facts cascade`],
  ])('refuses to be rewritten: %s', async (sql) => {
    const { person, course } = await aPersonWithACourse();
    await chain.finish(person, course, '2026-05-04');
    await chain.drain();
    await expect(chain.rows(sql)).rejects.toThrow(/append-only/);
  });
});
