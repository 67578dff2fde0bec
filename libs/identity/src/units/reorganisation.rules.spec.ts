import fc from 'fast-check';
import { decisionFault } from './decision.rules.js';
import { closesCircle } from './reorganisation-plan.rules.js';
import {
  formFault,
  goesIntoItself,
  type PartOrder,
  partOf,
  type ReorganisationOrder,
  sharesAreWhole,
} from './reorganisation.rules.js';

const existing = (unitId: string, share = '1'): PartOrder => ({
  unitId,
  name: null,
  shortName: null,
  code: null,
  kind: null,
  parentId: null,
  share,
});
const fresh = (name: string, share = '1'): PartOrder => ({
  ...existing('', share),
  unitId: null,
  name,
  kind: 'division',
  parentId: 'root',
});
const order = (change: Partial<ReorganisationOrder>): ReorganisationOrder => ({
  operation: 'merge',
  effectiveOn: '2026-07-01',
  decisionNumber: '12/QĐ-SNNMT',
  decisionDate: '2026-06-01',
  note: null,
  unitIds: ['a', 'b'],
  parts: [fresh('Phòng C')],
  people: [],
  defaultPart: null,
  children: [],
  roles: 'end',
  ...change,
});
const child = { unitId: 'x', parentId: null, part: null, dissolve: false };

describe('the form of a reorganisation', () => {
  it.each<[string, Partial<ReorganisationOrder>, string | null]>([
    ['a merger of two', {}, null],
    ['a merger of one', { unitIds: ['a'] }, 'number-of-units'],
    ['a merger of a unit with itself', { unitIds: ['a', 'a'] }, 'unit-named-twice'],
    ['a merger into a unit that is there', { parts: [existing('b')] }, 'part-of-another-kind'],
    ['a merger into two', { parts: [fresh('C', '0.5'), fresh('D', '0.5')] }, 'number-of-parts'],
    ['an absorption', { operation: 'absorb', unitIds: ['a'], parts: [existing('b')] }, null],
    ['an absorption into a new unit', { operation: 'absorb', parts: [fresh('C')] }, 'part-of-another-kind'],
    ['a split into one', { operation: 'split', unitIds: ['a'] }, 'number-of-parts'],
    [
      'a split in which the unit goes on',
      { operation: 'split', unitIds: ['a'], parts: [existing('a'), fresh('C')] },
      null,
    ],
    ['a split of two', { operation: 'split', parts: [fresh('C'), fresh('D')] }, 'number-of-units'],
    [
      'parts of one unit',
      { operation: 'split', unitIds: ['a'], parts: [existing('b'), existing('b')] },
      'part-named-twice',
    ],
    ['a new unit without a kind', { parts: [{ ...fresh('C'), kind: null }] }, 'part-incomplete'],
    ['a dissolution without anybody', { operation: 'dissolve', unitIds: ['a'], parts: [] }, null],
    ['a part that does not exist', { people: [{ personId: 'p', part: 1 }] }, 'part-unknown'],
    [
      'a person named twice',
      {
        people: [
          { personId: 'p', part: 0 },
          { personId: 'p', part: 0 },
        ],
      },
      'person-named-twice',
    ],
    ['a child without a place', { children: [child] }, 'child-placed-unclearly'],
    ['a child with two places', { children: [{ ...child, parentId: 'r', part: 0 }] }, 'child-placed-unclearly'],
    ['a child that ends in a merger', { children: [{ ...child, dissolve: true }] }, 'child-placed-unclearly'],
  ])('%s', (_, change, fault) => {
    expect(formFault(order(change))).toBe(fault);
  });

  it('knows an absorption into itself, which only a split may seem to be', () => {
    expect(goesIntoItself(order({ operation: 'absorb', parts: [existing('a')] }))).toBe(true);
    expect(goesIntoItself(order({ operation: 'dissolve', unitIds: ['a'], parts: [existing('a')] }))).toBe(true);
    expect(goesIntoItself(order({ operation: 'split', unitIds: ['a'], parts: [existing('a'), fresh('B')] }))).toBe(
      false,
    );
  });
});

describe('shares', () => {
  it.each([
    [['1'], true],
    [['0.6', '0.4'], true],
    [['0.333333', '0.333333', '0.333334'], true],
    [['0.333333', '0.333333', '0.333333'], false],
    [['0.1', '0.2', '0.7'], true],
    [['1', '0.0'], false],
    [['0.6', '0.5'], false],
    [[], true],
  ])('%j are whole: %s', (shares, whole) => {
    expect(sharesAreWhole(shares.map((share) => ({ share })))).toBe(whole);
  });

  it('of millionths that add up are whole, and one millionth more or less is not', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(cuts, (places) => {
        const sorted = [0, ...places.sort((one, other) => one - other), 1_000_000];
        const millionths = sorted.slice(1).map((place, index) => place - (sorted[index] ?? 0));
        const shares = (parts: readonly number[]) => parts.map((part) => ({ share: (part / 1_000_000).toFixed(6) }));
        const [first = 0, ...rest] = millionths;
        expect(sharesAreWhole(shares(millionths))).toBe(true);
        expect(sharesAreWhole(shares([first + 1, ...rest]))).toBe(false);
        expect(sharesAreWhole(shares([first - 1, ...rest]))).toBe(false);
      }),
    );
  });
});

describe('the part of a person', () => {
  const split = { operation: 'split' as const, unitIds: ['a'], parts: [fresh('C', '0.5'), fresh('D', '0.5')] };

  it('is the named one, else the default, else nobody knows', () => {
    const named = partOf(order({ ...split, people: [{ personId: 'p', part: 1 }], defaultPart: 0 }));
    expect([named('p'), named('q'), named(null)]).toEqual([1, 0, 0]);
    expect(partOf(order(split))('q')).toBeNull();
  });

  it('is the only one in every other operation', () => {
    expect(partOf(order({}))('p')).toBe(0);
    expect(partOf(order({ operation: 'dissolve', unitIds: ['a'], parts: [] }))('p')).toBeNull();
  });
});

describe('circles', () => {
  const parents = new Map([
    ['root', null],
    ['a', 'root'],
    ['b', 'a'],
  ]);

  it.each<[[string, string][], boolean]>([
    [[['a', 'b']], true],
    [[['b', 'root']], false],
    [[['a', 'a']], true],
    [
      [
        ['new', 'b'],
        ['a', 'new'],
      ],
      true,
    ],
    [
      [
        ['new', 'root'],
        ['a', 'new'],
      ],
      false,
    ],
  ])('of %j: %s', (changed, circular) => {
    expect(closesCircle(new Map(changed), parents)).toBe(circular);
  });
});

describe('the dates of a decision', () => {
  const fault = (effectiveOn: string, decisionDate: string) =>
    decisionFault({ effectiveOn, decisionDate, decisionNumber: '1', note: null }, '2026-06-15');

  it('may be long past or some months ahead, but not signed tomorrow or in force in a far future', () => {
    expect(fault('2019-01-01', '2018-12-20')).toBeNull();
    expect(fault('2028-06-15', '2026-06-15')).toBeNull();
    expect(fault('2026-07-01', '2026-06-16')).toBe('dated-after-today');
    expect(fault('2028-06-16', '2026-06-15')).toBe('effective-too-far-ahead');
  });
});
