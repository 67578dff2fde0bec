import { civilDate } from '#platform';

/** A completion as the ledger has it, with nothing decided yet about what it is worth. */
export interface CreditedCourse {
  readonly personId: string;
  readonly completedAt: string;
  readonly halfPeriods: number;
}

const MOST_A_DAY = 16;
const MOST_A_WEEK = 40;
const WHOLE_PERIOD = 2;

/** Hours and months of one person in one year, by the plainest loops that one can write (rule A3, indicator 3.3). */
export function replayPerson(courses: readonly CreditedCourse[]): { halfPeriods: number; months: number } {
  const byDay = new Map<string, number>();
  for (const { completedAt, halfPeriods } of courses) {
    const day = civilDate(new Date(completedAt));
    byDay.set(day, (byDay.get(day) ?? 0) + halfPeriods);
  }
  const byWeek = new Map<string, number>();
  const byMonth = new Map<string, number>();
  for (const [day, sum] of byDay) {
    const credit = Math.min(sum, MOST_A_DAY);
    byWeek.set(mondayOf(day), (byWeek.get(mondayOf(day)) ?? 0) + credit);
    byMonth.set(day.slice(0, 7), (byMonth.get(day.slice(0, 7)) ?? 0) + credit);
  }
  const halfPeriods = [...byWeek.values()].reduce((total, credit) => total + Math.min(credit, MOST_A_WEEK), 0);
  return { halfPeriods, months: [...byMonth.values()].filter((credit) => credit >= WHOLE_PERIOD).length };
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
