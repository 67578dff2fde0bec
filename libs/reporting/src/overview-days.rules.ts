import { type FigureDays } from './overview.repository.js';

export const CHART_DAYS = 30;
const COMPARED_DAYS = 30;
const DAY = 24 * 3_600_000;

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);
}

/** The spans that the dashboard compares, seen from a day. */
export function figureDays(today: string): FigureDays {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const monthStart = isoDay(year, month - 1, 1);
  const lastMonthStart = isoDay(year, month - 2, 1);
  const lastMonthEnd = daysBefore(monthStart, 1);
  const sameDay = isoDay(year, month - 2, date);
  return {
    today,
    monthStart,
    lastMonthStart,
    // 31 March is compared with the whole of February: the same day would already lie in March.
    lastMonthUntil: sameDay > lastMonthEnd ? lastMonthEnd : sameDay,
    comparedOn: daysBefore(today, COMPARED_DAYS),
  };
}

function isoDay(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
