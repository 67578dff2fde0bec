import { SpreadsheetErrors } from './spreadsheets.errors.js';
import { isBlank, TABLE_LIMITS, type TableCell, TableGuard, type TableLimits, type TableRow } from './table.rules.js';
import { workbookParts, type WorkbookParts } from './xlsx-workbook-reading.js';
import { XmlReading } from './xml-reading.js';
import { type ZipReading } from './zip-reading.js';

const EMPTY: TableCell = { text: '', exact: null };
const DAY_MS = 86_400_000;

/** The rows of the first sheet that is shown. A formula counts as the value that was last computed for it. */
export async function* xlsxRows(zip: ZipReading, limits: TableLimits = TABLE_LIMITS): AsyncGenerator<TableRow> {
  const parts = await workbookParts(zip, limits);
  const sheet = new SheetReading(parts, limits);
  const reading = new XmlReading(sheet);
  const guard = new TableGuard(limits);
  for await (const chunk of zip.read(parts.sheet)) {
    reading.feed(chunk);
    for (const row of sheet.take()) {
      guard.check(row);
      yield row;
    }
  }
  reading.end();
}

/** Gathers cells as the parser meets them. */
class SheetReading {
  private rows: TableRow[] = [];
  private cells: TableCell[] = [];
  private number = 0;
  private place = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private taking = false;

  constructor(
    private readonly parts: WorkbookParts,
    private readonly limits: TableLimits,
  ) {}

  take(): TableRow[] {
    const rows = this.rows.filter((row) => !isBlank(row));
    this.rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.number = Number(attributes['r'] ?? this.number + 1);
      this.cells = [];
      this.place = 0;
    } else if (name === 'c') {
      this.place = attributes['r'] === undefined ? this.place : columnOf(attributes['r']);
      if (this.place >= this.limits.columns) throw SpreadsheetErrors.tooManyColumns(this.number, this.limits.columns);
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
    }
    this.taking = name === 'v' || name === 't';
  };

  readonly text = (piece: string): void => {
    if (!this.taking) return;
    this.value += piece;
    if (this.value.length > this.limits.cellLength) {
      throw SpreadsheetErrors.cellTooLong(this.number, this.limits.cellLength);
    }
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.taking = false;
    if (name === 'c') {
      while (this.cells.length < this.place) this.cells.push(EMPTY);
      this.cells[this.place] = this.cell();
      this.place += 1;
    }
    if (name === 'row') this.rows.push({ number: this.number, cells: this.cells });
  };

  private cell(): TableCell {
    if (this.value === '') return EMPTY;
    if (this.type === 's') return { text: this.parts.strings[Number(this.value)] ?? '', exact: null };
    if (this.type === 'b') return { text: this.value === '1' ? 'TRUE' : 'FALSE', exact: null };
    if (this.type === 'd') return { text: this.value.slice(0, 10), exact: 'day' };
    if (this.type !== 'n') return { text: this.value.normalize('NFC'), exact: null };
    if (this.parts.days.has(this.style)) return { text: dayOf(Number(this.value), this.parts.since1904), exact: 'day' };
    return { text: plainNumber(this.value), exact: 'number' };
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

/** Serial 60 is the 29 February 1900 that never was; days before it stand one earlier. */
export function dayOf(serial: number, since1904 = false): string {
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * DAY_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** `1.2E3` as programs write it → `1200`; long codes keep their digits. */
function plainNumber(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? value : String(Number(value));
}
