import { type UnitScope } from '#identity';

/** What the Office asks for; null leaves a condition out. */
export interface CompletionsFilter {
  readonly periodId: string | null;
  /** Civil days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** These units and, on the day of the completion, all below them. */
  readonly unitIds: readonly string[] | null;
  readonly courseId: string | null;
  /** Words of the name or staff code, with or without diacritics. */
  readonly q: string | null;
}

/** What is read: the filter, within the reader's rows, as recorded at an instant. */
export interface CompletionsView {
  readonly filter: CompletionsFilter;
  readonly scope: UnitScope;
  readonly asOf: Date;
}

const MOST_WORDS = 10;

/** One pattern a word: all of them must be found. */
export function wordPatterns(q: string | null): string[] {
  const words = (q ?? '').normalize('NFC').split(/\s+/u).filter(Boolean);
  return words.slice(0, MOST_WORDS).map((word) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
}
