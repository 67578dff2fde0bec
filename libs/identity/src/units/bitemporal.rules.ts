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
    return { current, before: cutAt(current, day).before, until: current.to };
  }
  const later = known.map((row) => row.from).filter((from) => from > day);
  return { current: null, before: null, until: later.sort()[0] ?? null };
}

/** The days before, and the days from then on; null where there are none. */
export function cutAt<R extends Span>(row: R, day: string): { before: R | null; after: R | null } {
  if (row.to !== null && row.to <= day) return { before: row, after: null };
  if (row.from >= day) return { before: null, after: row };
  return { before: { ...row, to: day }, after: { ...row, from: day } };
}

/** Whether the rows leave no day out from that day on, for ever. */
export function lastsFrom(rows: readonly Span[], day: string): boolean {
  let reached: string | null = day;
  for (const row of [...rows].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    if (reached !== null && row.from <= reached && (row.to === null || row.to > reached)) reached = row.to;
  }
  return reached === null;
}

export function holds(span: Span, day: string): boolean {
  return span.from <= day && (span.to === null || day < span.to);
}
