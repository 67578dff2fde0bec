import type { Reorganisation, ReorganisationOrder } from './reorganise-api.js';
import type { UnitKind, UnitNode } from './units-api.js';

export const OPERATIONS: readonly Reorganisation[] = ['merge', 'absorb', 'split', 'dissolve'];

/** A successor that begins, or the unit itself where a split lets it go on. */
export interface PartDraft {
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string;
  /** Percent, as it is typed. */
  readonly percent: string;
}

/** `part:0`, `unit:<id>`, `unit:` while none is chosen, `dissolve`. */
export type ChildPlace = string;

export interface Draft {
  readonly operation: Reorganisation;
  readonly effectiveOn: string;
  readonly decisionNumber: string;
  readonly decisionDate: string;
  readonly unitIds: readonly string[];
  readonly receiverId: string;
  readonly parts: readonly PartDraft[];
  /** In a split the unit itself is the first part. */
  readonly goesOn: boolean;
  readonly people: Readonly<Record<string, number>>;
  readonly children: Readonly<Record<string, ChildPlace>>;
  readonly roles: 'pass' | 'end';
}

export const emptyPart = (percent: string): PartDraft => ({ name: '', kind: 'division', parentId: '', percent });

export function emptyDraft(today: string, unitId: string): Draft {
  return {
    operation: 'merge',
    effectiveOn: today,
    decisionNumber: '',
    decisionDate: '',
    unitIds: unitId === '' ? [] : [unitId],
    receiverId: '',
    parts: [emptyPart('50'), emptyPart('50')],
    goesOn: false,
    people: {},
    children: {},
    roles: 'end',
  };
}

/** Where people and units may go, by the place in the order. */
export function partNames(draft: Draft, units: readonly UnitNode[]): string[] {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  if (draft.operation === 'merge') return [draft.parts[0]?.name ?? ''];
  if (draft.operation !== 'split') return draft.receiverId === '' ? [] : [nameOf(draft.receiverId)];
  return draft.parts.map((part, index) => (index === 0 && draft.goesOn ? nameOf(draft.unitIds[0] ?? '') : part.name));
}

export function isGoingOn({ operation, goesOn }: Draft): boolean {
  return operation === 'split' && goesOn;
}

/** The units below those that end; below one that is dissolved too, these as well. */
export function unitsToPlace(draft: Draft, units: readonly UnitNode[]): UnitNode[] {
  if (isGoingOn(draft)) return [];
  const ending = new Set(draft.unitIds);
  // Parents stand before their children in the list.
  return units.filter(({ id, parentId }) => {
    if (parentId === null || !ending.has(parentId) || draft.unitIds.includes(id)) return false;
    if (placeOf(draft, id, units) === 'dissolve') ending.add(id);
    return true;
  });
}

export function placeOf(draft: Draft, unitId: string, units: readonly UnitNode[]): ChildPlace {
  const chosen = draft.children[unitId];
  if (chosen !== undefined) return chosen;
  if (draft.operation !== 'dissolve') return 'part:0';
  return `unit:${units.find(({ id }) => id === draft.unitIds[0])?.parentId ?? ''}`;
}

export type DraftFault = 'units' | 'receiver' | 'names' | 'shares' | 'children';

const MILLION = 1_000_000;
const millionths = (percent: string): number => Math.round(Number(percent.replace(',', '.')) * 10_000);

export function unitsFault(draft: Draft): DraftFault | null {
  const least = draft.operation === 'merge' ? 2 : 1;
  if (draft.unitIds.length < least) return 'units';
  if (draft.operation === 'absorb' && draft.receiverId === '') return 'receiver';
  const begun = beginning(draft);
  if (begun.some(({ name, parentId }) => name.trim() === '' || parentId === '')) return 'names';
  if (draft.operation !== 'split') return null;
  const shares = draft.parts.map(({ percent }) => millionths(percent));
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum === MILLION && shares.every((share) => share > 0) ? null : 'shares';
}

function beginning({ operation, parts, goesOn }: Draft): readonly PartDraft[] {
  if (operation === 'merge') return parts.slice(0, 1);
  return operation === 'split' ? parts.slice(goesOn ? 1 : 0) : [];
}

export function placesFault(draft: Draft, units: readonly UnitNode[]): DraftFault | null {
  return unitsToPlace(draft, units).some(({ id }) => placeOf(draft, id, units) === 'unit:') ? 'children' : null;
}

export function orderOf(draft: Draft, units: readonly UnitNode[]): ReorganisationOrder {
  const { operation, effectiveOn, decisionNumber, decisionDate, roles } = draft;
  const split = operation === 'split';
  return {
    operation,
    effectiveOn,
    decisionNumber,
    decisionDate,
    roles,
    unitIds: [...draft.unitIds],
    parts: partsOf(draft),
    ...(split && { defaultPart: 0 }),
    ...(split && { people: Object.entries(draft.people).map(([personId, part]) => ({ personId, part })) }),
    children: unitsToPlace(draft, units).map(({ id }) => childPlace(id, placeOf(draft, id, units))),
  };
}

function partsOf(draft: Draft): ReorganisationOrder['parts'] {
  if (draft.operation === 'absorb' || draft.operation === 'dissolve')
    return draft.receiverId === '' ? [] : [{ unitId: draft.receiverId }];
  const fresh = ({ name, kind, parentId }: PartDraft) => ({ name: name.trim(), kind, parentId });
  if (draft.operation === 'merge') return draft.parts.slice(0, 1).map(fresh);
  return draft.parts.map((part, index) => ({
    ...(index === 0 && draft.goesOn ? { unitId: draft.unitIds[0] ?? '' } : fresh(part)),
    share: shareOf(part.percent),
  }));
}

/** `33,3333` percent → `0.333333`, without a detour through binary fractions. */
export function shareOf(percent: string): string {
  const share = millionths(percent);
  return share >= MILLION ? '1' : `0.${String(share).padStart(6, '0').replace(/0+$/, '') || '0'}`;
}

function childPlace(unitId: string, place: ChildPlace): NonNullable<ReorganisationOrder['children']>[number] {
  if (place === 'dissolve') return { unitId, dissolve: true };
  const [kind, value = ''] = place.split(':');
  return kind === 'part' ? { unitId, part: Number(value) } : { unitId, parentId: value };
}
