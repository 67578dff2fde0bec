/** Fewer people than this are not shown as a group to whoever may not see their names (rules §5.1 and A16). */
export const SMALLEST_CELL = 5;

export interface CountedUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  /** People of the unit and of all below it. */
  readonly headcount: number;
}

const isSmall = (people: number): boolean => people > 0 && people < SMALLEST_CELL;

/**
 * Which of the units are not shown one by one: those of fewer than five people, and of their siblings as many of the
 * smallest as it takes until what is hidden below one parent is together at least five people in at least two places.
 * The people directly in the parent are such a place too, since they are what is left of the total. What stands below a
 * hidden unit is hidden with it. Nothing that is hidden can then be worked out from what is shown.
 */
export function hiddenUnits(units: readonly CountedUnit[]): ReadonlySet<string> {
  const known = new Set(units.map(({ unitId }) => unitId));
  const below = new Map<string | null, CountedUnit[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const hidden = new Set<string>();
  const walk = (unit: CountedUnit, inHidden: boolean): void => {
    if (inHidden || isSmall(unit.headcount)) hidden.add(unit.unitId);
    const children = below.get(unit.unitId) ?? [];
    if (!hidden.has(unit.unitId)) for (const child of withheldBelow(unit, children)) hidden.add(child);
    for (const child of children) walk(child, hidden.has(unit.unitId) || hidden.has(child.unitId));
  };
  for (const top of below.get(null) ?? []) walk(top, false);
  return hidden;
}

function withheldBelow({ headcount }: CountedUnit, children: readonly CountedUnit[]): string[] {
  const direct = headcount - children.reduce((sum, child) => sum + child.headcount, 0);
  const rising = children.filter((child) => child.headcount > 0).sort((a, b) => a.headcount - b.headcount);
  const small = rising.filter((child) => isSmall(child.headcount));
  const withheld = [...small];
  const people = (): number => direct + withheld.reduce((sum, child) => sum + child.headcount, 0);
  const places = (): number => withheld.length + (direct > 0 ? 1 : 0);
  if (small.length === 0 && !isSmall(direct)) return [];
  for (const next of rising.slice(small.length)) {
    if (places() >= 2 && people() >= SMALLEST_CELL) break;
    withheld.push(next);
  }
  return withheld.map(({ unitId }) => unitId);
}

/**
 * The hidden ones that no shown unit counts among its own people: a sum over several units leaves them out, or it would
 * tell of them what the lines do not.
 */
export function hiddenAlone(units: readonly CountedUnit[], hides: (unitId: string) => boolean): ReadonlySet<string> {
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]));
  const isCounted = (unitId: string | null): boolean =>
    unitId !== null && parents.has(unitId) && (!hides(unitId) || isCounted(parents.get(unitId) ?? null));
  return new Set(units.map(({ unitId }) => unitId).filter((unitId) => !isCounted(unitId)));
}

/**
 * Of a unit and those above it, from below to the top: which may be shown beside each other. What lies between two that
 * are shown is a group of its own, their difference.
 */
export function shownUpwards(headcounts: readonly number[]): boolean[] {
  let last = 0;
  return headcounts.map((people) => {
    const shown = people === 0 || (people >= SMALLEST_CELL && !isSmall(people - last));
    if (shown) last = people;
    return shown;
  });
}
