import type { ListState } from '~/ui/list-search.js';
import type { CompletionsFilter, UnitChoice } from './exports-api.js';

/** The filter as the address of the page says it: a colleague who gets the link sees the same rows. */
export function filterOf(list: ListState): CompletionsFilter {
  const given = (name: string): string | undefined => list.filter(name) || undefined;
  const [from, to, unit, courseId] = ['from', 'to', 'unit', 'course'].map(given);
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(unit === undefined ? {} : { unitIds: [unit] }),
    ...(courseId === undefined ? {} : { courseId }),
    ...(list.q === '' ? {} : { q: list.q }),
  };
}

/** Depth first, children under their parent: two units of one name are told apart by where they hang. */
export function unitOptions(units: readonly UnitChoice[]): { value: string; label: string }[] {
  const below = new Map<string | null, UnitChoice[]>();
  const known = new Set(units.map(({ id }) => id));
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string | null, depth: number): { value: string; label: string }[] =>
    (below.get(parent) ?? []).flatMap(({ id, name }) => [
      { value: id, label: `${'\u2003'.repeat(depth)}${name}` },
      ...walk(id, depth + 1),
    ]);
  return walk(null, 0);
}

export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}
