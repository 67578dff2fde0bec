import { type Decision } from './decision.rules.js';
import { type UnitKind } from './unit-kind.rules.js';

export const REORGANISATIONS = ['merge', 'split', 'absorb', 'dissolve'] as const;
export type Reorganisation = (typeof REORGANISATIONS)[number];

/** What becomes of the roles over a unit that ends. The staff role always follows its holder. */
export const ROLE_CHOICES = ['pass', 'end'] as const;
export type RoleChoice = (typeof ROLE_CHOICES)[number];

/** A successor: a unit that is there already, or a new one with its name, kind and place. */
export interface PartOrder {
  unitId: string | null;
  name: string | null;
  shortName: string | null;
  code: string | null;
  kind: UnitKind | null;
  parentId: string | null;
  /** An exact decimal such as `0.6`. */
  share: string;
}

/** Where a unit goes that stood below one that ends: below another unit, below a successor, or it ends too. */
export interface ChildOrder {
  unitId: string;
  parentId: string | null;
  part: number | null;
  dissolve: boolean;
}

export interface ReorganisationOrder extends Decision {
  operation: Reorganisation;
  unitIds: readonly string[];
  parts: readonly PartOrder[];
  people: readonly { personId: string; part: number }[];
  /** For everybody who is not named. */
  defaultPart: number | null;
  children: readonly ChildOrder[];
  roles: RoleChoice;
}

/** How many units begin the operation, and how many successors it has. */
const SHAPES: Readonly<Record<Reorganisation, { units: [number, number]; parts: [number, number] }>> = {
  merge: { units: [2, 100], parts: [1, 1] },
  absorb: { units: [1, 100], parts: [1, 1] },
  split: { units: [1, 1], parts: [2, 50] },
  dissolve: { units: [1, 1], parts: [0, 1] },
};

export type FormFault =
  | 'number-of-units'
  | 'unit-named-twice'
  | 'number-of-parts'
  | 'part-incomplete'
  | 'part-of-another-kind'
  | 'part-named-twice'
  | 'part-unknown'
  | 'person-named-twice'
  | 'child-named-twice'
  | 'child-placed-unclearly';

/** What is wrong with the order before anything of the organisation is looked at. */
export function formFault(order: ReorganisationOrder): FormFault | null {
  const { operation, unitIds, parts, people, children, defaultPart } = order;
  const { units, parts: successors } = SHAPES[operation];
  if (unitIds.length < units[0] || unitIds.length > units[1]) return 'number-of-units';
  if (repeats(unitIds)) return 'unit-named-twice';
  if (parts.length < successors[0] || parts.length > successors[1]) return 'number-of-parts';
  const fault = parts.map((part) => partFault(operation, part)).find((found) => found !== null);
  if (fault) return fault;
  if (repeats(parts.flatMap(({ unitId }) => unitId ?? []))) return 'part-named-twice';
  const named = [...people, ...children].flatMap(({ part }) => part ?? []).concat(defaultPart ?? []);
  if (named.some((part) => part >= parts.length)) return 'part-unknown';
  if (repeats(people.map(({ personId }) => personId))) return 'person-named-twice';
  if (repeats(children.map(({ unitId }) => unitId))) return 'child-named-twice';
  return children.some((child) => !placedClearly(operation, child)) ? 'child-placed-unclearly' : null;
}

function partFault(operation: Reorganisation, { unitId, name, kind, parentId }: PartOrder): FormFault | null {
  if (unitId === null && (name === null || kind === null || parentId === null)) return 'part-incomplete';
  const mustExist = operation === 'absorb' || operation === 'dissolve';
  return (mustExist && unitId === null) || (operation === 'merge' && unitId !== null) ? 'part-of-another-kind' : null;
}

function placedClearly(operation: Reorganisation, { parentId, part, dissolve }: ChildOrder): boolean {
  const ways = [parentId !== null, part !== null, dissolve].filter(Boolean).length;
  return ways === 1 && (!dissolve || operation === 'dissolve');
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

/** A split may leave the unit itself as one of its parts; every other operation needs somebody else (never itself). */
export function goesIntoItself({ operation, unitIds, parts }: ReorganisationOrder): boolean {
  return operation !== 'split' && parts.some(({ unitId }) => unitId !== null && unitIds.includes(unitId));
}

const MILLION = 1_000_000;

/** Counted in millionths: six decimals add up exactly. */
export function sharesAreWhole(parts: readonly { share: string }[]): boolean {
  const sum = parts.reduce((total, { share }) => total + Math.round(Number(share) * MILLION), 0);
  return parts.length === 0 || (sum === MILLION && parts.every(({ share }) => Number(share) > 0));
}

/** Where each person goes. */
export function partOf(order: ReorganisationOrder): (personId: string | null) => number | null {
  const named = new Map(order.people.map(({ personId, part }) => [personId, part]));
  const otherwise = order.operation === 'split' ? order.defaultPart : order.parts.length > 0 ? 0 : null;
  return (personId) => (personId === null ? undefined : named.get(personId)) ?? otherwise;
}
