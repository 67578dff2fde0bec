import type { UnitNode } from './units-api.js';

export interface UnitBranch extends UnitNode {
  readonly children: readonly UnitBranch[];
  /** With everyone below. */
  readonly allPeople: number;
}

/** The flat list, parents before children, as the nested one that people see. */
export function branchesOf(units: readonly UnitNode[]): UnitBranch[] {
  const below = new Map<string | null, UnitNode[]>();
  for (const unit of units) {
    const siblings = below.get(unit.parentId);
    if (siblings) siblings.push(unit);
    else below.set(unit.parentId, [unit]);
  }
  const grow = (unit: UnitNode): UnitBranch => {
    const children = (below.get(unit.id) ?? []).map(grow);
    return { ...unit, children, allPeople: children.reduce((sum, { allPeople }) => sum + allPeople, unit.people) };
  };
  return (below.get(null) ?? []).map(grow);
}

/** Without marks and case, as the server's search compares too. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}

/** What matches, on the way there from the root; what lies below a match stays with it. */
export function prune(branches: readonly UnitBranch[], words: string): UnitBranch[] {
  const wanted = withoutMarks(words.trim());
  if (wanted === '') return [...branches];
  const matches = ({ name, shortName }: UnitBranch) =>
    withoutMarks(name).includes(wanted) || withoutMarks(shortName ?? '').includes(wanted);
  return branches.flatMap((branch) => {
    if (matches(branch)) return [branch];
    const children = prune(branch.children, words);
    return children.length > 0 ? [{ ...branch, children }] : [];
  });
}

export interface UnitOption {
  readonly value: string;
  readonly label: string;
  readonly depth: number;
}

/** Depth first, as a list to choose from. */
export function optionsOf(units: readonly UnitNode[]): UnitOption[] {
  const walk = (branch: UnitBranch): UnitOption[] => [
    { value: branch.id, label: branch.name, depth: branch.depth },
    ...branch.children.flatMap(walk),
  ];
  return branchesOf(units).flatMap(walk);
}

/** Where only text can show it, the indent tells apart two units of one name. */
export function indented(options: readonly UnitOption[]): UnitOption[] {
  return options.map((option) => ({ ...option, label: '\u2003'.repeat(option.depth) + option.label }));
}

export function idsBelow(branch: UnitBranch): string[] {
  return [branch.id, ...branch.children.flatMap(idsBelow)];
}
