const DAY_MS = 24 * 3_600_000;

/** Civil dates are `YYYY-MM-DD`; arithmetic on them needs no time zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** A moment of that day by the clock of Viet Nam. */
export function instantOf(day: string, minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}:00+07:00`;
}

export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
