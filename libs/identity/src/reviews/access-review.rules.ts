export const REVIEW_OUTCOMES = ['confirmed', 'ended', 'shortened', 'lapsed', 'unreviewed'] as const;
/** `lapsed`: the grant had ended by itself; `unreviewed`: the only administrator's own, which nobody else could look at. */
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

export const REVIEW_DECISIONS = ['confirmed', 'ended', 'shortened'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Domain rules §5.2: accounts are reviewed every 6 months. */
const MONTHS_BETWEEN = 6;
/** How long a review may take. */
export const REVIEW_DAYS = 30;

/** Six months after the last review was closed, or after the house began when there was none yet. */
export function isReviewDue(since: string | null, today: string): boolean {
  return since !== null && addMonths(since, MONTHS_BETWEEN) <= today;
}

/** 31/08 and six months is the last day of February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
