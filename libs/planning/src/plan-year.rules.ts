import { PlanningErrors } from './planning.errors.js';

/** Plans are made for this year and the next one; last year's may still be brought in. */
export function requirePlannable(year: number, today: string): void {
  const thisYear = Number(today.slice(0, 4));
  if (Math.abs(year - thisYear) > 1) throw PlanningErrors.yearOutOfReach(thisYear - 1, thisYear + 1);
}
