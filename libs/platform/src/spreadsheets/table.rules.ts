import { SpreadsheetErrors } from './spreadsheets.errors.js';

export interface TableCell {
  /** As the file says it; days of a spreadsheet as `YYYY-MM-DD`, numbers with a point. */
  readonly text: string;
  /** Whether the file itself says that it is a number or a day; null for text, which has to be understood. */
  readonly exact: 'number' | 'day' | null;
}

export interface TableRow {
  /** As the program shows it beside the row, from 1. */
  readonly number: number;
  readonly cells: readonly TableCell[];
}

export interface TableLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed bytes of one entry, once it is greater than `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly entries: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
}

export const TABLE_LIMITS: TableLimits = {
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 600 * 1024 * 1024,
  ratio: 100,
  ratioFromBytes: 8 * 1024 * 1024,
  entries: 2_000,
  rows: 200_000,
  columns: 200,
  cellLength: 10_000,
};

export const isBlank = (row: TableRow): boolean => row.cells.every(({ text }) => text.trim() === '');

/** Counts rows that say something and refuses what passes the limits, as it passes by. */
export class TableGuard {
  private rows = 0;

  constructor(private readonly limits: TableLimits) {}

  check(row: TableRow): void {
    this.rows += 1;
    // One more for the header.
    if (this.rows > this.limits.rows + 1) throw SpreadsheetErrors.tooManyRows(this.limits.rows);
    if (row.cells.length > this.limits.columns) throw SpreadsheetErrors.tooManyColumns(row.number, this.limits.columns);
    if (row.cells.some(({ text }) => text.length > this.limits.cellLength)) {
      throw SpreadsheetErrors.cellTooLong(row.number, this.limits.cellLength);
    }
  }
}
