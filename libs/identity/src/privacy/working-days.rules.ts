/** Days off that have the same date each year (Labour Code, article 112). */
const FIXED: readonly string[] = ['01-01', '04-30', '05-01', '09-02'];

/**
 * Lunar New Year, the Hùng Kings' day and the second day of National Day move from year to year: the weekdays of them
 * that nobody works. To be continued each year when the Ministry announces them.
 */
const ANNOUNCED: readonly string[] = [
  ...['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-04-07', '2025-09-01'],
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27', '2026-09-01'],
  ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-04-16', '2027-09-03'],
];

const DAY = 86_400_000;

/** How long an answer may take (Law 91/2025/QH15, NĐ 356/2025; domain rules §5.1). */
export const ACKNOWLEDGE_WORKING_DAYS = 2;
export const REQUEST_DAYS = { access: 10, correction: 10, restriction: 15, erasure: 20 } as const;
export type RequestKind = keyof typeof REQUEST_DAYS;

export function isWorkingDay(day: string): boolean {
  return !isWeekend(day) && !isHoliday(day);
}

/** The n-th working day after the day. */
export function workingDaysAfter(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = plus(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** A term that ends on a day off ends on the next working day (Civil Code, article 148). */
export function daysAfter(day: string, count: number): string {
  const end = plus(day, count);
  return isWorkingDay(end) ? end : workingDaysAfter(end, 1);
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Fixed days that fall on a weekend are made up for on the next weekdays. */
function isHoliday(day: string): boolean {
  if (ANNOUNCED.includes(day) || FIXED.includes(day.slice(5))) return true;
  const year = day.slice(0, 4);
  return FIXED.map((date) => `${year}-${date}`)
    .filter(isWeekend)
    .some((off) => madeUpOn(off) === day);
}

function madeUpOn(off: string): string {
  let next = plus(off, 1);
  while (isWeekend(next) || FIXED.includes(next.slice(5)) || ANNOUNCED.includes(next)) next = plus(next, 1);
  return next;
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
