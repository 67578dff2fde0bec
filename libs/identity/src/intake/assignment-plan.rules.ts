import { type AssignmentKind, type StaffCategory } from '../people/assignment.rules.js';
import { holds, type Span } from '../units/bitemporal.rules.js';
import { type FieldChange } from './import-kind.js';

/** An assignment as it is known, or as a row of the file makes it. */
export interface Stretch extends Span {
  /** Null while it is only planned. */
  readonly id: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly position: string;
  readonly category: StaffCategory;
  readonly kind: AssignmentKind;
  readonly decisionNumber: string | null;
}

export interface WantedAssignment {
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: AssignmentKind;
  readonly from: string;
  /** The day after the last; undefined when the row does not say. */
  readonly to: string | undefined;
  /** Undefined where the row says nothing: as it was before. */
  readonly position: string | undefined;
  readonly category: StaffCategory | undefined;
  readonly decisionNumber: string | undefined;
}

export type AssignmentPlan =
  | { readonly outcome: 'create' | 'change'; readonly changes: FieldChange[]; readonly next: Stretch[] }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly reason: string; readonly facts: object };

/** What a row makes of the assignments known of a person. Rows of one person are planned one upon the other. */
export function planAssignment(known: readonly Stretch[], wanted: WantedAssignment): AssignmentPlan {
  if (wanted.to !== undefined && wanted.to <= wanted.from)
    return { outcome: 'refused', reason: 'dates-reversed', facts: {} };
  const rivals = known.filter((one) => rivalling(one, wanted));
  const same = rivals.find((one) => one.from === wanted.from);
  if (same) return corrected(known, rivals, same, wanted);
  const current = rivals.find((one) => holds(one, wanted.from)) ?? null;
  const next =
    rivals
      .map(({ from }) => from)
      .filter((from) => from > wanted.from)
      .sort()[0] ?? null;
  // Without a last day it lasts until what is known to follow.
  const to = wanted.to ?? current?.to ?? next;
  if (next !== null && (to === null || to > next)) return overlapping(rivals, next);
  if (current && wanted.kind !== 'primary') return overlapping(rivals, current.from);
  if (current && current.to !== null && (to === null || to > current.to)) return overlapping(rivals, current.from);
  const made = newStretch(wanted, current ?? latestBefore(rivals, wanted.from), to);
  if ('reason' in made) return made;
  return current ? transferred(known, current, made) : began(known, made);
}

/** On any day there is one primary assignment; others only rival those in the same unit. */
function rivalling(one: Stretch, wanted: WantedAssignment): boolean {
  return one.kind === wanted.kind && (wanted.kind === 'primary' || one.unitId === wanted.unitId);
}

function newStretch(
  wanted: WantedAssignment,
  template: Stretch | null,
  to: string | null,
): Stretch | { outcome: 'refused'; reason: string; facts: object } {
  const position = wanted.position ?? template?.position;
  const category = wanted.category ?? template?.category;
  if (position === undefined || category === undefined) {
    return {
      outcome: 'refused',
      reason: 'missing',
      facts: { column: position === undefined ? 'position' : 'category' },
    };
  }
  const { unitId, unitName, kind, from, decisionNumber = null } = wanted;
  return { id: null, unitId, unitName, position, category, kind, from, to, decisionNumber };
}

/** The same assignment, told again or corrected. What the row leaves out stays. */
function corrected(
  known: readonly Stretch[],
  rivals: readonly Stretch[],
  same: Stretch,
  wanted: WantedAssignment,
): AssignmentPlan {
  const to = wanted.to ?? same.to;
  const blocked = rivals.find((one) => one !== same && one.from > same.from && (to === null || to > one.from));
  if (blocked) return overlapping(rivals, blocked.from);
  const right: Stretch = {
    ...same,
    id: null,
    to,
    unitId: wanted.unitId,
    unitName: wanted.unitName,
    position: wanted.position ?? same.position,
    category: wanted.category ?? same.category,
    decisionNumber: wanted.decisionNumber ?? same.decisionNumber,
  };
  const changes = changesBetween(same, right);
  if (changes.length === 0) return { outcome: 'unchanged' };
  return { outcome: 'change', changes, next: known.map((one) => (one === same ? right : one)) };
}

/** From that day on another; the days before stay as they are. */
function transferred(known: readonly Stretch[], current: Stretch, made: Stretch): AssignmentPlan {
  const changes = changesBetween(current, made).filter(({ field }) => field !== 'to' && field !== 'decision_number');
  const ended = made.to !== null && made.to !== current.to;
  if (changes.length === 0 && !ended) return { outcome: 'unchanged' };
  const parts: Stretch[] = [{ ...current, id: null, to: made.from }, made];
  if (ended) parts.push({ ...current, id: null, from: made.to ?? made.from });
  const from: FieldChange = { field: 'from', before: current.from, after: made.from };
  return {
    outcome: 'change',
    changes: [...changes, from],
    next: [...known.filter((one) => one !== current), ...parts],
  };
}

function began(known: readonly Stretch[], made: Stretch): AssignmentPlan {
  const changes = [
    { field: 'unit', before: null, after: made.unitName },
    { field: 'position', before: null, after: made.position },
    { field: 'category', before: null, after: made.category },
    { field: 'from', before: null, after: made.from },
    ...(made.to === null ? [] : [{ field: 'to', before: null, after: dayBefore(made.to) }]),
  ];
  return { outcome: 'create', changes, next: [...known, made] };
}

function latestBefore(rivals: readonly Stretch[], day: string): Stretch | null {
  const earlier = rivals.filter(({ from }) => from < day);
  return earlier.sort((a, b) => a.from.localeCompare(b.from)).at(-1) ?? null;
}

function overlapping(rivals: readonly Stretch[], from: string): AssignmentPlan {
  const other = rivals.find((one) => one.from === from);
  return { outcome: 'refused', reason: 'overlapping', facts: { unit: other?.unitName ?? '', from } };
}

function changesBetween(before: Stretch, after: Stretch): FieldChange[] {
  const pairs: [string, string | null, string | null, boolean][] = [
    ['unit', before.unitName, after.unitName, before.unitId !== after.unitId],
    ['position', before.position, after.position, before.position !== after.position],
    ['category', before.category, after.category, before.category !== after.category],
    ['to', before.to && dayBefore(before.to), after.to && dayBefore(after.to), before.to !== after.to],
    ['decision_number', before.decisionNumber, after.decisionNumber, before.decisionNumber !== after.decisionNumber],
  ];
  return pairs.filter(([, , , differs]) => differs).map(([field, was, is]) => ({ field, before: was, after: is }));
}

/** Nobody can be in a unit longer than it lasts. */
export function withinUnit(
  plan: AssignmentPlan,
  { id, name, endsOn }: { id: string; name: string; endsOn: string | null },
): AssignmentPlan {
  if (endsOn === null || !('next' in plan)) return plan;
  const beyond = plan.next.some((one) => one.id === null && one.unitId === id && (one.to === null || one.to > endsOn));
  if (!beyond) return plan;
  return { outcome: 'refused', reason: 'unit-ended', facts: { value: name, day: dayBefore(endsOn) } };
}

/** Files name the last day, the database the day after it. */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}

export function dayBefore(day: string): string {
  return shifted(day, -1);
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
