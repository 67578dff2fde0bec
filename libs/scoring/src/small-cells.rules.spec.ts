import fc from 'fast-check';
import { hiddenAlone, hiddenUnits, shownUpwards, SMALLEST_CELL, type CountedUnit } from './small-cells.rules.js';

/** A tree in which unit i stands below an earlier one, each with its own people. */
const trees = fc
  .array(fc.record({ above: fc.nat(), own: fc.oneof(fc.nat(4), fc.nat(12)) }), { minLength: 1, maxLength: 9 })
  .map((nodes) => nodes.map(({ above, own }, index) => ({ parent: index === 0 ? -1 : above % index, own })));

type Node = { readonly parent: number; readonly own: number };

const isBelow = (nodes: readonly Node[], unit: number, top: number): boolean =>
  unit === top || (unit > 0 && isBelow(nodes, nodes[unit]?.parent ?? -1, top));
const members = (nodes: readonly Node[], top: number): number[] =>
  nodes.map((_, unit) => (isBelow(nodes, unit, top) ? 1 : 0));
const peopleIn = (nodes: readonly Node[], group: readonly number[]): number =>
  group.reduce((sum, holds, unit) => sum + holds * (nodes[unit]?.own ?? 0), 0);

function unitsOf(nodes: readonly Node[]): CountedUnit[] {
  return nodes.map(({ parent }, unit) => ({
    unitId: `${unit}`,
    parentId: parent < 0 ? null : `${parent}`,
    headcount: peopleIn(nodes, members(nodes, unit)),
  }));
}

/** Whether a sum over units follows from the shown sums: whether its row lies in their span (Gauss, exact in small fractions). */
function follows(shown: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  let rest = [...wanted];
  const basis: { row: number[]; at: number }[] = [];
  const reduced = (from: readonly number[]): number[] =>
    basis.reduce<number[]>(
      (row, { row: by, at }) => row.map((value, i) => value - (row[at] ?? 0) * (by[i] ?? 0)),
      [...from],
    );
  for (const line of shown) {
    const row = reduced(line);
    const at = row.findIndex((value) => Math.abs(value) > 1e-9);
    if (at >= 0) basis.push({ row: row.map((value) => value / (row[at] ?? 1)), at });
  }
  rest = reduced(rest);
  return rest.every((value) => Math.abs(value) < 1e-9);
}

describe('hiddenUnits', () => {
  it('hides every unit of one to four people and lets no such group follow from what is shown', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const total = peopleIn(nodes, members(nodes, 0));
        fc.pre(total >= SMALLEST_CELL);
        const hidden = hiddenUnits(unitsOf(nodes));
        // That a unit has no people of its own is known from the organisation; such a place is no unknown.
        const visible = (row: readonly number[]): number[] =>
          row.map((holds, unit) => ((nodes[unit]?.own ?? 0) > 0 ? holds : 0));
        const sums = nodes.map((_, unit) => visible(members(nodes, unit)));
        const shown = sums.filter((_, unit) => !hidden.has(`${unit}`));
        const alone = nodes.map((_, unit) => visible(nodes.map((__, other) => (other === unit ? 1 : 0))));
        for (const group of [...sums, ...alone]) {
          const people = peopleIn(nodes, group);
          if (people > 0 && people < SMALLEST_CELL) expect(follows(shown, group)).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('shows everything where no group is small', () => {
    const unit = (unitId: string, parentId: string | null, headcount: number): CountedUnit => ({
      unitId,
      parentId,
      headcount,
    });
    expect([...hiddenUnits([unit('a', null, 17), unit('b', 'a', 6), unit('c', 'a', 11), unit('d', 'a', 0)])]).toEqual(
      [],
    );
  });

  it('hides the next smallest beside a single small one, and what stands below it', () => {
    const unit = (unitId: string, parentId: string | null, headcount: number): CountedUnit => ({
      unitId,
      parentId,
      headcount,
    });
    const units = [unit('a', null, 29), unit('b', 'a', 3), unit('c', 'a', 8), unit('d', 'a', 18), unit('e', 'c', 8)];
    expect([...hiddenUnits(units)].sort()).toEqual(['b', 'c', 'e']);
  });
});

describe('shownUpwards', () => {
  it.each([
    [
      [4, 12, 60],
      [false, true, true],
    ],
    [
      [9, 12, 60],
      [true, false, true],
    ],
    [
      [9, 9, 14],
      [true, true, true],
    ],
    [
      [3, 4],
      [false, false],
    ],
  ])('of %j shows %j', (headcounts, shown) => {
    expect(shownUpwards(headcounts)).toEqual(shown);
  });
});

describe('hiddenAlone', () => {
  const unit = (unitId: string, parentId: string | null, headcount: number) => ({ unitId, parentId, headcount });
  it('are those that no shown unit counts among its people', () => {
    const units = [unit('a', null, 17), unit('b', 'a', 3), unit('c', 'b', 1), unit('d', 'a', 10)];
    const hides = (unitId: string) => ['b', 'c'].includes(unitId);
    expect([...hiddenAlone(units, hides)]).toEqual([]);
    const granted = [unit('b', 'a', 3), unit('c', 'b', 1), unit('d', 'a', 10)];
    expect([...hiddenAlone(granted, hides)]).toEqual(['b', 'c']);
  });
});
