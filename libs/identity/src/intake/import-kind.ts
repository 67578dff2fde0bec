import { type Actor, type DurableEvent } from '#platform';
import { type AuditEntry } from '../audit/audit-trail.service.js';
import { type UnitScope } from '../roles/unit-scope.rules.js';

export interface TwoTongues {
  readonly vi: string;
  readonly en: string;
}

export interface ImportChoice extends TwoTongues {
  readonly code: string;
  /** Other ways in which people write it. */
  readonly also?: readonly string[];
}

export type ColumnType = 'text' | 'date' | 'whole' | 'decimal' | 'choice';

export interface ImportColumn {
  readonly code: string;
  readonly name: TwoTongues;
  /** Other headers under which the column is known. */
  readonly also?: readonly string[];
  readonly type: ColumnType;
  readonly required: boolean;
  readonly says: TwoTongues;
  readonly example: string;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly choices?: readonly ImportChoice[];
}

/** What a row says, by the code of the column; what it leaves empty is not there. */
export type Given = Readonly<Record<string, string>>;

export interface GivenRow {
  readonly rowNumber: number;
  readonly given: Given;
}

export interface FieldChange {
  /** The code of the column. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type Outcome = 'create' | 'change' | 'unchanged' | 'refused';

/** What is to be done for a row; `Act` is the kind's own and is worked out anew when it is applied. */
export interface PlannedRow<Act = unknown> {
  readonly rowNumber: number;
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly facts?: object;
  readonly changes: readonly FieldChange[];
  /** What the plan rests on: when it is another at the time of applying, the plan no longer holds. */
  readonly ground: unknown;
  readonly act: Act;
}

export interface PlanContext {
  readonly today: string;
  readonly scope: UnitScope;
  /** Which of these references rows of the same file will bring; none once the file is being applied. */
  comingRefs(refs: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface ApplyContext {
  readonly actor: Actor;
  readonly importId: string;
  readonly at: Date;
  readonly today: string;
}

/** Told in the transaction of the deed. */
export interface Told {
  readonly audit: readonly AuditEntry[];
  readonly events: readonly DurableEvent[];
}

export interface Applied extends Told {
  /** What has to be known to take each row back, by its number. */
  readonly undo: ReadonlyMap<number, object>;
}

export interface RowToUndo {
  readonly rowNumber: number;
  readonly undo: unknown;
}

export interface Undone extends Told {
  /** Why a row was not taken back, by its number; rows that are not in it were. */
  readonly kept: ReadonlyMap<number, { reason: string; facts?: object }>;
}

/**
 * One kind of things that a spreadsheet may bring. A kind says which columns it reads, compares rows with what there
 * is, and writes and takes back whole batches; reading files, plans, progress and results are the engine's.
 * Rows of one group (all assignments of a person) come together, in the order of the file.
 */
export abstract class ImportKind<Act = unknown> {
  abstract readonly code: string;
  abstract readonly name: TwoTongues;
  abstract readonly columns: readonly ImportColumn[];
  /** Reasons of its own for a refusal, with `{placeholders}` for the facts. */
  readonly reasons: Readonly<Record<string, TwoTongues>> = {};

  /** Two rows with the same key cannot both be meant. */
  abstract keyOf(given: Given): string;
  abstract groupOf(given: Given): string;
  /** How the row is called in lists. */
  abstract titleOf(given: Given): string;

  /** The names under which other rows of the file may refer to this one. */
  refsOf(_given: Given): string[] {
    return [];
  }

  /** The row of the file that has to come first, by one of its refs. */
  parentOf(_given: Given): string | null {
    return null;
  }

  abstract plan(rows: readonly GivenRow[], context: PlanContext): Promise<PlannedRow<Act>[]>;
  /** Inside a transaction; all or nothing. Only rows whose outcome is `create` or `change`. */
  abstract apply(rows: readonly PlannedRow<Act>[], context: ApplyContext): Promise<Applied>;
  /** Inside a transaction, in the reverse order of applying. */
  abstract undo(rows: readonly RowToUndo[], context: ApplyContext): Promise<Undone>;
  /** What there is today, in the order of the columns; days as `YYYY-MM-DD`, choices by their code. */
  abstract present(scope: UnitScope, today: string): Promise<(string | null)[][]>;
}

export function refused(rowNumber: number, reason: string, facts: object = {}): PlannedRow<never> {
  return { rowNumber, outcome: 'refused', reason, facts, changes: [], ground: null, act: undefined as never };
}
