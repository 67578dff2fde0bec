import { suggest } from './plan-draft.js';
import type { CourseChoice } from './planning-queries.js';

const course = (
  id: string,
  nominalHalfPeriods: number,
  standing: CourseChoice['standing'] = 'not-started',
): CourseChoice => ({
  id,
  title: id,
  nominalHalfPeriods,
  standing,
});

describe('suggest', () => {
  it('stops as soon as the missing time is filled', () => {
    expect(
      suggest([course('a', 8), course('b', 8), course('c', 8)], [], 10, 2026).map(({ courseId }) => courseId),
    ).toEqual(['a', 'b']);
  });

  it('proposes nothing that is done or planned already', () => {
    const taken = [{ kind: 'course' as const, title: 'b', courseId: 'b', plannedHalfPeriods: 8, dueOn: '2026-12-10' }];
    expect(
      suggest([course('a', 8, 'completed'), course('b', 8), course('c', 8)], taken, 80, 2026).map(
        ({ courseId }) => courseId,
      ),
    ).toEqual(['c']);
  });
});
