/** A stretch of days, from the first to the day after the last; null: open. */
export interface Span {
  readonly from: string;
  readonly to: string | null;
}

export interface Splice<R extends Span> {
  /** The row that is known for the day of the change; it is superseded, never rewritten. */
  readonly current: R | null;
  /** What of it stays as it was: the days before the change. */
  readonly before: (R & Span) | null;
  /** The change holds until here: the end of the current row, or the start of what is known to come. */
  readonly until: string | null;
}

/** How the rows known today give way to a change that takes effect on a day, be it past or to come. */
export function spliceAt<R extends Span>(known: readonly R[], day: string): Splice<R> {
  const current = known.find((row) => holds(row, day)) ?? null;
  if (current) {
    return { current, before: current.from < day ? { ...current, to: day } : null, until: current.to };
  }
  const later = known.map((row) => row.from).filter((from) => from > day);
  return { current: null, before: null, until: later.sort()[0] ?? null };
}

export function holds(span: Span, day: string): boolean {
  return span.from <= day && (span.to === null || day < span.to);
}
