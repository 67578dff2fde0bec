import { addDays } from './civil-days.js';

/** The days that the demo hangs on, counted back from the day on which it is loaded. */
export interface DemoCalendar {
  /** The last day with learning in it. */
  readonly today: string;
  readonly year: number;
  /** A year and a half before. */
  readonly start: string;
  /** When two divisions became one, and one got another name: inside the current year, or the one before early in a year. */
  readonly mergedOn: string;
  readonly renamedOn: string;
}

function lastOf(monthAndDay: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const inThisYear = `${year}-${monthAndDay}`;
  return inThisYear < today ? inThisYear : `${year - 1}-${monthAndDay}`;
}

export function demoCalendar(today: string): DemoCalendar {
  return {
    today,
    year: Number(today.slice(0, 4)),
    start: addDays(today, -548),
    mergedOn: lastOf('07-01', today),
    renamedOn: lastOf('04-15', today),
  };
}
