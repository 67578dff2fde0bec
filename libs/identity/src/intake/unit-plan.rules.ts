import { spliceAt } from '../units/bitemporal.rules.js';
import { type UnitKind } from '../units/unit-kind.rules.js';
import { type FieldChange, type Given } from './import-kind.js';
import { type KnownVersion } from './unit-lookup.repository.js';

export interface UnitFields {
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  /** As the reader knows it; the id of a unit of the same file is not known before it is there. */
  readonly parentName: string | null;
}

export interface UnitAct {
  readonly unitId: string | null;
  readonly fields: UnitFields;
  /** The version that gives way, and the days of it that stay. */
  readonly superseded: string | null;
  readonly before: { from: string; to: string | null } | null;
  readonly from: string;
  readonly to: string | null;
  readonly decisionNumber: string | null;
  readonly decisionDate: string | null;
  /** Null: the unit is taken over as it stands, or nothing changes that a decision is needed for. */
  readonly event: 'create' | 'rename' | 'move' | null;
}

export function fieldsOf(
  given: Given,
  current: KnownVersion | null,
  parent: { id: string | null; name: string } | null,
): UnitFields {
  return {
    name: given['name'] ?? '',
    shortName: given['short_name'] ?? current?.shortName ?? null,
    code: given['code'] ?? current?.code ?? null,
    kind: (given['kind'] ?? current?.kind ?? 'division') as UnitKind,
    parentId: parent ? parent.id : (current?.parentId ?? null),
    parentName: parent ? parent.name : (current?.parentName ?? null),
  };
}

export function unitChanges(current: KnownVersion | null, fields: UnitFields, from: string): FieldChange[] {
  const pairs: [string, string | null, string | null][] = [
    ['code', current?.code ?? null, fields.code],
    ['name', current?.name ?? null, fields.name],
    ['short_name', current?.shortName ?? null, fields.shortName],
    ['kind', current?.kind ?? null, fields.kind],
  ];
  const changes = pairs.filter(([, was, is]) => was !== is).map(([field, before, after]) => ({ field, before, after }));
  if (current === null ? fields.parentName !== null : current.parentId !== fields.parentId) {
    changes.push({ field: 'parent', before: current?.parentName ?? null, after: fields.parentName });
  }
  if (changes.length > 0) changes.push({ field: 'from', before: current?.from ?? null, after: from });
  return changes;
}

/** The version in force on the day of the change gives way from that day on. */
export function actOf(given: Given, known: readonly KnownVersion[], fields: UnitFields, from: string): UnitAct {
  const { current, before, until } = spliceAt(known, from);
  return {
    unitId: known[0]?.unitId ?? null,
    fields,
    superseded: current?.id ?? null,
    before: before && { from: before.from, to: before.to },
    from,
    to: until,
    decisionNumber: given['decision_number'] ?? null,
    decisionDate: given['decision_date'] ?? null,
    event: eventOf(given, current, fields),
  };
}

/**
 * A unit that a list brings in without a decision is taken over as it stands: the list is no act of creating it. A code,
 * a short name or a kind is put right without one too. What renames or moves a unit is a decision (domain.md §4.2).
 */
function eventOf(given: Given, current: KnownVersion | null, fields: UnitFields): UnitAct['event'] {
  if (current === null) return given['decision_number'] === undefined ? null : 'create';
  if (current.parentId !== fields.parentId) return 'move';
  return current.name === fields.name ? null : 'rename';
}

/** Number and day belong together, and a renaming or a move has both. */
export function lacksDecision({ event, decisionNumber, decisionDate }: UnitAct): boolean {
  const half = (decisionNumber === null) !== (decisionDate === null);
  return half || ((event === 'rename' || event === 'move') && decisionNumber === null);
}
