import fc from 'fast-check';
import { systemActor } from '#platform';
import { ScoreExplanation } from '#scoring';
import { type CourseOfTest } from '../fixtures/department.builder.js';
import { LearningChain } from './learning-chain.js';

interface StoredIndicator {
  unit_id: string;
  indicator_code: string;
  numerator: string;
  denominator: string | null;
  points_exact: string;
}

const PERSON_INDICATORS = ['3.1', '3.2', '3.3', '4.1', '4.2'];
const EVERYONE = { counted: null, q: null, limit: 1000, offset: 0 };

/** A history: who finished which course on which day, in any order. */
const history = fc.array(
  fc.record({
    person: fc.nat(11),
    course: fc.nat(5),
    month: fc.integer({ min: 1, max: 11 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('scores and their explanation', () => {
  let chain: LearningChain;
  let units: { root: string; upper: string; lower: string; beside: string };
  let people: string[];
  let courses: CourseOfTest[];

  beforeAll(async () => {
    chain = await LearningChain.boot();
    const { department } = chain;
    const root = await department.unit('Sở');
    const upper = await department.unit('Chi cục', root);
    const lower = await department.unit('Trạm', upper);
    const beside = await department.unit('Phòng', root);
    units = { root, upper, lower, beside };
    const homes = [upper, upper, upper, upper, lower, lower, lower, lower, beside, beside, beside, beside];
    people = [];
    for (const [index, home] of homes.entries())
      people.push(await department.person(home, { category: index % 3 === 0 ? 'contract_worker' : 'civil_servant' }));
    courses = [];
    for (let index = 0; index < 6; index += 1) courses.push(await department.course(root, 4 + index * 3));
    for (const [index, person] of people.entries()) {
      const course = courses[index % 6];
      if (index % 2 === 0 && course)
        await department.approvedPlan(
          person,
          homes[index] ?? root,
          2026,
          index % 4 === 0 ? '2026-03-01' : '2026-05-01',
          [
            { courseId: course.courseId, halfPeriods: course.halfPeriods },
            { courseId: null, halfPeriods: 12 },
          ],
        );
    }
    const [first] = courses;
    if (first)
      await department.approvedUnitPlan(
        upper,
        2026,
        '2026-02-01',
        people.slice(1, 6).map((person) => [person, first]),
      );
    await chain.recompute();
  });
  afterAll(() => chain.close());

  function stored(): Promise<StoredIndicator[]> {
    return chain.rows<StoredIndicator>(
      `select unit_id, indicator_code, numerator, denominator, points_exact from unit_indicator_scores order by unit_id, indicator_code`,
    );
  }

  it('agree for random histories: incremental equals full, explanation equals number, parent equals sum, more never lowers', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const before = await stored();
        for (const step of steps) {
          const [person, course] = [people[step.person], courses[step.course]];
          const day = `2026-${String(step.month).padStart(2, '0')}-${String(step.day).padStart(2, '0')}`;
          if (person && course) await chain.finish(person, course, day);
        }
        await chain.drain();
        const incremental = await stored();
        await chain.recompute();
        expect(await stored()).toEqual(incremental);
        expectNothingLowered(before, incremental);
        expectParentsToBeSums(incremental);
        await expectExplanationsToMatch(incremental);
      }),
      { numRuns: 6 },
    );
  });

  function find(rows: readonly StoredIndicator[], unitId: string, code: string): StoredIndicator {
    const row = rows.find((candidate) => candidate.unit_id === unitId && candidate.indicator_code === code);
    if (row === undefined) throw new Error(`No score of ${code}`);
    return row;
  }

  function expectNothingLowered(before: readonly StoredIndicator[], after: readonly StoredIndicator[]): void {
    for (const row of before) {
      const now = find(after, row.unit_id, row.indicator_code);
      expect(Number(now.numerator)).toBeGreaterThanOrEqual(Number(row.numerator));
    }
  }

  function expectParentsToBeSums(rows: readonly StoredIndicator[]): void {
    for (const code of PERSON_INDICATORS) {
      const [root, upper, beside] = [units.root, units.upper, units.beside].map((unit) => find(rows, unit, code));
      expect(Number(root?.numerator)).toBe(Number(upper?.numerator) + Number(beside?.numerator));
      expect(Number(root?.denominator)).toBe(Number(upper?.denominator) + Number(beside?.denominator));
    }
  }

  async function expectExplanationsToMatch(rows: readonly StoredIndicator[]): Promise<void> {
    const explanation = chain.module.get(ScoreExplanation);
    for (const unitId of Object.values(units)) {
      for (const code of PERSON_INDICATORS) {
        const { counts, people: explained } = await explanation.explain(
          systemActor('test'),
          unitId,
          code,
          chain.period.id,
          EVERYONE,
        );
        const row = find(rows, unitId, code);
        expect([String(counts.numerator), String(counts.denominator)]).toEqual([row.numerator, row.denominator]);
        expect(explained.reduce((sum, person) => sum + person.numerator, 0)).toBe(counts.numerator);
        expect(explained.reduce((sum, person) => sum + person.denominator, 0)).toBe(counts.denominator);
        expect(explained).toHaveLength(counts.counted + counts.notCounted);
      }
    }
  }
});
