import type { CourseChoice, PlanItemInput, PlanWithItems } from './planning-queries.js';

export interface DraftItemValue extends PlanItemInput {
  /** Stays with the row while it is edited. */
  readonly key: string;
}

export interface Draft {
  readonly items: readonly DraftItemValue[];
  readonly commitmentAccepted: boolean;
}

export function draftOf(plan: PlanWithItems | null): Draft {
  return {
    items: (plan?.items ?? []).map(({ id, kind, title, courseId, plannedHalfPeriods, dueOn }) => ({
      key: id,
      kind,
      title,
      courseId,
      plannedHalfPeriods,
      dueOn,
    })),
    commitmentAccepted: plan !== null && plan.commitmentAcceptedAt !== null,
  };
}

export function inputOf({ items, commitmentAccepted }: Draft) {
  return { items: items.map(({ key: _key, ...item }) => item), commitmentAccepted };
}

export function courseItem(course: CourseChoice, year: number): DraftItemValue {
  const { id, title, nominalHalfPeriods } = course;
  return {
    key: id,
    kind: 'course',
    title,
    courseId: id,
    plannedHalfPeriods: Math.max(1, nominalHalfPeriods),
    dueOn: `${year}-12-10`,
  };
}

/** Courses that are neither planned nor done, until the missing half periods are there. */
export function suggest(
  courses: readonly CourseChoice[],
  taken: readonly PlanItemInput[],
  missing: number,
  year: number,
): DraftItemValue[] {
  const free = courses.filter(
    ({ id, standing }) => standing !== 'completed' && !taken.some(({ courseId }) => courseId === id),
  );
  const chosen: DraftItemValue[] = [];
  let rest = missing;
  for (const course of free) {
    if (rest <= 0) break;
    chosen.push(courseItem(course, year));
    rest -= course.nominalHalfPeriods;
  }
  return chosen;
}
