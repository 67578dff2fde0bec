import { type Provider } from '@nestjs/common';

/** On what the processing rests; the texts that name the articles stand with the screens. */
export const LEGAL_BASES = ['state-agency', 'employment', 'emulation', 'security', 'data-protection'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** How long it is kept (domain rules §5.1 and the last line of §5.3). */
export const RETENTIONS = ['while-employed', 'learning', 'award', 'behaviour', 'log', 'content'] as const;
export type Retention = (typeof RETENTIONS)[number];

/** What an erasure does to it: `kept` under the id alone, `reduced` to what figures are counted from, or `destroyed`. */
export type Fate = 'kept' | 'reduced' | 'destroyed';

/** One kind of what a domain holds about a person. */
export interface PersonalDataCategory {
  /** `domain.what`, translated by the screen. */
  readonly code: string;
  readonly basis: LegalBasis;
  readonly retention: Retention;
  readonly fate: Fate;
  /** Every table with a column that names a person or an account stands in one category; a test looks. */
  readonly tables: readonly string[];
  /** SQL of the rows of person `$1`: `at` (a moment or null), `what` (one line to read), and whatever else is held. */
  readonly rows: string;
  /** SQL that takes away what does not stay, of person `$1`; in the one transaction of the erasure. */
  readonly erase?: readonly string[];
}

/** Declared by a domain module; found among the providers, since identity stands right of all of them. */
export class DeclaredPersonalData {
  constructor(readonly categories: readonly PersonalDataCategory[]) {}
}

export function providePersonalData(...categories: readonly PersonalDataCategory[]): Provider {
  return { provide: Symbol('personal-data'), useValue: new DeclaredPersonalData(categories) };
}

/** In place of the name of who has been erased. */
export const ERASED_NAME = 'Đã xóa dữ liệu';
/** In place of free text that may name somebody. */
export const ERASED_TEXT = ERASED_NAME;
