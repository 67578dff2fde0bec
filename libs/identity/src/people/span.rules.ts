import { type Span } from '../units/bitemporal.rules.js';

/** After every day there is; stands for an open end in comparisons. */
const NEVER = '9999-12-31';

export function endOf(span: Span): string {
  return span.to ?? NEVER;
}

/** Leaves of more days than this one are asked about: most are a slip of the year. */
export const LONG_SPAN_YEARS = 20;

export function isReversed(span: Span): boolean {
  return span.to !== null && span.to <= span.from;
}

export function overlap(one: Span, other: Span): boolean {
  return one.from < endOf(other) && other.from < endOf(one);
}

/** What is left of a span without the days of the others, in order. */
export function minus(span: Span, others: readonly Span[]): Span[] {
  let left: Span[] = [{ from: span.from, to: span.to }];
  for (const other of others) {
    left = left.flatMap((piece) => {
      if (!overlap(piece, other)) return [piece];
      const before = piece.from < other.from ? [{ from: piece.from, to: other.from }] : [];
      const after = other.to !== null && other.to < endOf(piece) ? [{ from: other.to, to: piece.to }] : [];
      return [...before, ...after];
    });
  }
  return left;
}

/** Whether each day of the span lies in one of the others. */
export function isCovered(span: Span, others: readonly Span[]): boolean {
  return minus(span, others).length === 0;
}
