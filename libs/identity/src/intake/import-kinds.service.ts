import { Injectable } from '@nestjs/common';
import { IdentityErrors } from '../identity.errors.js';
import { type ImportColumn, type ImportKind, type TwoTongues } from './import-kind.js';
import { COMMON_REASONS } from './import-reasons.rules.js';

/** Which people are in use elsewhere, so that their being added cannot simply be taken back. */
export type PeopleInUse = (personIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** The kinds of imports: this domain's own, and those that the domains to the left of it register at their start. */
@Injectable()
export class ImportKinds {
  private readonly kinds = new Map<string, ImportKind>();
  private readonly users: PeopleInUse[] = [];

  register(kind: ImportKind): void {
    if (this.kinds.has(kind.code)) throw new Error(`There are two kinds of import called ${kind.code}`);
    this.kinds.set(kind.code, kind);
  }

  registerUse(use: PeopleInUse): void {
    this.users.push(use);
  }

  list(): ImportKind[] {
    return [...this.kinds.values()];
  }

  /** @throws identity.import-kind-unknown */
  get(code: string): ImportKind {
    const kind = this.kinds.get(code);
    if (!kind) throw IdentityErrors.importKindUnknown(code);
    return kind;
  }

  async peopleInUse(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await Promise.all(this.users.map((use) => use(personIds)));
    return new Set(found.flatMap((ids) => [...ids]));
  }

  /** The sentence for a reason, with the facts put in; null for a row that was not refused. */
  sentenceOf(kind: string, reason: string | null, facts: Readonly<Record<string, unknown>>): TwoTongues | null {
    if (reason === null) return null;
    const template = this.kinds.get(kind)?.reasons[reason] ?? COMMON_REASONS[reason];
    if (!template) return { vi: reason, en: reason };
    const column = this.kinds.get(kind)?.columns.find(({ code }) => code === facts['column']);
    const told = (tongue: keyof TwoTongues) => ({ ...facts, ...(column && wordsOf(column, tongue)) });
    return { vi: filled(template.vi, told('vi')), en: filled(template.en, told('en')) };
  }
}

/** Facts hold the code of a column: how it is called depends on who reads. */
function wordsOf({ name, choices = [] }: ImportColumn, tongue: keyof TwoTongues): object {
  return { column: name[tongue], allowed: choices.map((choice) => choice[tongue]) };
}

function filled(template: string, facts: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => shown(facts[name]));
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').reverse().join('/') : value;
  return typeof value === 'number' ? String(value) : '';
}
