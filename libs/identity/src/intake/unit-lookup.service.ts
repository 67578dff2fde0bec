import { Injectable } from '@nestjs/common';
import { scopeHolds, type UnitScope } from '../roles/unit-scope.rules.js';
import { sameName, tidied } from './folding.rules.js';
import { type FoundUnit, UnitLookupRepository } from './unit-lookup.repository.js';

export type UnitAnswer = { readonly unit: FoundUnit } | { readonly refusal: { reason: string; facts: object } };

/** `Chi cục Kiểm lâm / Hạt Kiểm lâm Ba Tơ` → its names, in small letters. */
export function pathOf(reference: string): string[] {
  return reference
    .split(/\s*[/›>\\]\s*/u)
    .map(sameName)
    .filter((name) => name !== '');
}

/** Units that were looked up together, in one query. */
export class FoundUnits {
  constructor(
    private readonly found: readonly FoundUnit[],
    private readonly scope: UnitScope,
  ) {}

  /** By code, by path of names, or by a name that is the only one. */
  of(reference: string): UnitAnswer {
    return answerOf(tidied(reference), this.found, this.scope);
  }

  withCode(code: string): FoundUnit[] {
    return this.found.filter((unit) => unit.code !== null && sameName(unit.code) === sameName(code));
  }

  called(name: string): FoundUnit[] {
    return this.found.filter((unit) => unit.alive && sameName(unit.name) === sameName(name));
  }
}

/** Finds units by what a spreadsheet calls them. */
@Injectable()
export class UnitLookup {
  constructor(private readonly repository: UnitLookupRepository) {}

  async find(references: readonly string[], scope: UnitScope, today: string): Promise<FoundUnits> {
    const asked = [...new Set(references.map(tidied))];
    const codes = asked.map(sameName);
    // A name may itself hold a stroke.
    const names = [...codes, ...asked.flatMap((reference) => pathOf(reference).slice(-1))];
    return new FoundUnits(asked.length === 0 ? [] : await this.repository.listCalled(codes, names, today), scope);
  }
}

function answerOf(reference: string, found: readonly FoundUnit[], scope: UnitScope): UnitAnswer {
  const name = sameName(reference);
  const byCode = found.filter((unit) => unit.code !== null && sameName(unit.code) === name);
  const path = pathOf(reference);
  const byName = found.filter((unit) => sameName(unit.name) === name || endsWith(unit.path, path));
  const called = byCode.length > 0 ? byCode : byName;
  const alive = called.filter((unit) => unit.alive);
  const candidates = alive.length > 0 ? alive : called;
  const whole = candidates.filter((unit) => unit.path.length === path.length);
  const [unit, ...others] = whole.length === 1 ? whole : candidates;
  if (!unit) return refusal('unit-unknown', reference);
  if (others.length > 0) return refusal('unit-ambiguous', reference);
  return scopeHolds(scope, unit.id) ? { unit } : refusal('outside-scope', reference);
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  const tail = path.slice(-end.length).map(sameName);
  return tail.length === end.length && tail.every((name, at) => name === end[at]);
}

function refusal(reason: string, value: string): UnitAnswer {
  return { refusal: { reason, facts: { value } } };
}
