import { type Span } from '../units/bitemporal.rules.js';
import { type LeaveKind } from './assignment.rules.js';

/** Sick leave leaves the denominator only when it is longer (domain.md §8.3.1). */
const SHORT_SICK_DAYS = 30;

/**
 * Who is on leave no longer counts among the eligible, so the decision must be known by its number; only a sick leave
 * that is short, or whose end nobody knows yet, takes nobody out.
 */
export function needsDocument({ kind, from, to }: Span & { readonly kind: LeaveKind }): boolean {
  if (kind !== 'sick') return true;
  return to !== null && (Date.parse(to) - Date.parse(from)) / 86_400_000 > SHORT_SICK_DAYS;
}
