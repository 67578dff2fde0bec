import { shownBand, type ShownBand } from '~/ui/bands.js';
import type { Page } from '~/ui/data-table.js';
import type { Overview, OverviewUnit } from './office-api.js';

export interface UnitLine extends Omit<OverviewUnit, 'band'> {
  readonly band: ShownBand;
  readonly parentName: string | null;
  /** Points gained or lost in thirty days; null when there was no score then. */
  readonly change: number | null;
}

interface Wanted {
  readonly q: string;
  readonly band: string;
  readonly level: string;
  readonly sort: string | undefined;
  readonly page: number;
  readonly size: number;
}

type Figure = (unit: UnitLine) => number | string;

const collator = new Intl.Collator('vi');

const FIGURES: Readonly<Record<string, Figure>> = {
  name: ({ unitName }) => unitName,
  total: ({ total }) => Number(total),
  change: ({ change }) => change ?? -Infinity,
  plans: (unit) => shareOf(unit.plansApproved, unit.people),
  minimum: (unit) => shareOf(unit.reachedMinimum, unit.eligible),
  completions: ({ completionsThisMonth }) => completionsThisMonth,
  credit: ({ creditHalfPeriods }) => creditHalfPeriods,
};

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}

/** The units below the department that have people; the department itself is what the figures above the table say. */
export function linesOf({ units }: Overview): UnitLine[] {
  const names = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]));
  return units
    .filter(({ parentId, people }) => parentId !== null && people > 0)
    .map((unit) => ({
      ...unit,
      band: shownBand(unit),
      parentName: unit.depth > 1 && unit.parentId !== null ? (names.get(unit.parentId) ?? null) : null,
      change: unit.previousTotal === null ? null : Number(unit.total) - Number(unit.previousTotal),
    }));
}

/** Found, sorted and cut in the browser: all units are there already, so every key press answers at once. */
export function pageOfLines(lines: readonly UnitLine[], wanted: Wanted): Page<UnitLine> {
  const words = withoutMarks(wanted.q).split(/\s+/).filter(Boolean);
  const found = lines.filter(
    ({ unitName, parentName, band, depth }) =>
      (wanted.band === '' || band === wanted.band) &&
      (wanted.level === '' || String(depth) === wanted.level) &&
      words.every((word) => withoutMarks(`${unitName} ${parentName ?? ''}`).includes(word)),
  );
  const descending = wanted.sort?.startsWith('-') ?? false;
  const figure = FIGURES[wanted.sort?.replace('-', '') ?? ''] ?? FIGURES['total'];
  const sorted = figure === undefined ? found : [...found].sort((a, b) => compare(figure(a), figure(b), descending));
  const { page, size } = wanted;
  return { items: sorted.slice((page - 1) * size, page * size), total: sorted.length, page, size };
}

function compare(a: number | string, b: number | string, descending: boolean): number {
  const order = typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b || 0;
  return descending ? -order : order;
}

export interface Totals {
  readonly people: number;
  readonly plansApproved: number;
  readonly eligible: number;
  readonly reachedMinimum: number;
  readonly creditHalfPeriods: number;
  readonly completionsThisMonth: number;
  readonly completionsLastMonth: number;
}

/** A unit's figures hold those of the units below it, so only the topmost ones are added up. */
export function totalsOf({ units }: Overview): Totals {
  const known = new Set(units.map(({ unitId }) => unitId));
  const top = units.filter(({ parentId }) => parentId === null || !known.has(parentId));
  const sum = (figure: keyof Totals): number => top.reduce((total, unit) => total + unit[figure], 0);
  return {
    people: sum('people'),
    plansApproved: sum('plansApproved'),
    eligible: sum('eligible'),
    reachedMinimum: sum('reachedMinimum'),
    creditHalfPeriods: sum('creditHalfPeriods'),
    completionsThisMonth: sum('completionsThisMonth'),
    completionsLastMonth: sum('completionsLastMonth'),
  };
}
