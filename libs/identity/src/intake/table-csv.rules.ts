import { type ImportColumn, type ImportKind } from './import-kind.js';
import { type Tongue } from './import-words.rules.js';

// Spreadsheet programs take UTF-8 for something older unless the file begins with this mark.
const BYTE_ORDER_MARK = '\ufeff';
/** What spreadsheet programs set to Vietnamese expect, where the comma stands before decimals. */
const SEPARATOR = ';';
const FORMULA_START = /^[=+@\t\r-]/u;
const SHIELDED = /^'(?=[=+@\t\r-])/u;

/** The rows of a list as CSV that a spreadsheet program opens without running anything. */
export function* tableCsv(
  kind: ImportKind,
  rows: readonly (readonly (string | null)[])[],
  tongue: Tongue,
): Generator<string> {
  yield BYTE_ORDER_MARK + line(kind.columns.map(({ name, required }) => `${name[tongue]}${required ? ' *' : ''}`));
  for (const row of rows) yield line(kind.columns.map((column, place) => cellOf(column, row[place] ?? null, tongue)));
}

export function wordOf(column: ImportColumn, value: string | null, tongue: Tongue): string {
  return column.choices?.find(({ code }) => code === value)?.[tongue] ?? value ?? '';
}

/** The reverse of the apostrophe that keeps a text from being taken for a formula. */
export function unshielded(text: string): string {
  return text.replace(SHIELDED, '');
}

function cellOf(column: ImportColumn, value: string | null, tongue: Tongue): string {
  if (value !== null && column.type === 'date') return value.split('-').reverse().join('/');
  if (value !== null && column.type === 'decimal') return value.replace('.', ',');
  const word = wordOf(column, value, tongue);
  return column.type !== 'whole' && FORMULA_START.test(word) ? `'${word}` : word;
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[";\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(SEPARATOR)}\r\n`;
}
