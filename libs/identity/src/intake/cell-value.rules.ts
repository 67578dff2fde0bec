import { type TableCell } from '#platform';
import { folded, tidied } from './folding.rules.js';
import { type ImportColumn } from './import-kind.js';
import { unshielded } from './table-csv.rules.js';

export interface CellFault {
  readonly reason: string;
  readonly facts: object;
}

export type ReadCell = { readonly value: string } | { readonly fault: CellFault } | null;

const EXCEL_LAST_DAY = 73_050;
const MOST_TEXT = 200;

/** What a cell means for its column; null when it is empty. */
export function readCell(column: ImportColumn, cell: TableCell | undefined): ReadCell {
  const text = tidied(unshielded(tidied(cell?.text ?? '')));
  if (cell === undefined || text === '') return null;
  switch (column.type) {
    case 'date':
      return said(column, text, readDay(text));
    case 'whole':
    case 'decimal':
      return numberOf(column, text, cell.exact);
    case 'choice':
      return choiceOf(column, text);
    case 'text':
      return textOf(column, text);
  }
}

function fault(column: ImportColumn, reason: string, value: string, more: object = {}): ReadCell {
  return { fault: { reason, facts: { column: column.code, value: value.slice(0, 100), ...more } } };
}

function said(column: ImportColumn, text: string, read: { value: string } | { reason: string }): ReadCell {
  return 'value' in read ? read : fault(column, read.reason, text);
}

function textOf(column: ImportColumn, text: string): ReadCell {
  const most = column.max ?? MOST_TEXT;
  if (text.length > most) return fault(column, 'too-long', text, { most });
  return column.pattern && !column.pattern.test(text) ? fault(column, 'not-the-shape', text) : { value: text };
}

function choiceOf(column: ImportColumn, text: string): ReadCell {
  const wanted = folded(text);
  const found = column.choices?.find(({ code, vi, en, also = [] }) =>
    [code, vi, en, ...also].some((name) => folded(name) === wanted),
  );
  if (found) return { value: found.code };
  return fault(column, 'not-a-choice', text);
}

function numberOf(column: ImportColumn, text: string, exact: TableCell['exact']): ReadCell {
  const value = exact === 'number' ? text : readNumber(text);
  if (value === null) return fault(column, 'number-unreadable', text);
  return column.type === 'whole' && !/^-?\d+$/.test(value) ? fault(column, 'number-not-whole', text) : { value };
}

/** Written the Vietnamese way: points between thousands, a comma before decimals. `1.234` is one thousand and more. */
export function readNumber(text: string): string | null {
  const compact = text.replace(/[\s\u00A0\u202F']/g, '');
  const [, sign = '', whole = '', decimals] =
    /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(compact) ?? /^(-?)(\d+)\.(\d{1,2}|\d{4,})$/.exec(compact) ?? [];
  if (whole === '') return null;
  const digits = whole.replaceAll('.', '').replace(/^0+(?=\d)/, '');
  const rest = decimals?.replace(/0+$/, '') ?? '';
  return `${sign}${digits}${rest === '' ? '' : `.${rest}`}`;
}

/** dd/mm/yyyy, `ngày 01 tháng 7 năm 2026`, YYYY-MM-DD or a spreadsheet's count of days. */
export function readDay(text: string): { value: string } | { reason: string } {
  // Four digits are a year and not a day of before 1928.
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : null;
  if (serial !== null) return serial <= EXCEL_LAST_DAY ? { value: dayOfSerial(serial) } : { reason: 'date-unreadable' };
  const plain = text.replace(/\s+/g, ' ').replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const spoken = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i.exec(plain);
  if (spoken) return calendarDay(spoken[3], spoken[2], spoken[1]);
  const written = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(plain);
  if (!written) return { reason: 'date-unreadable' };
  return written[4]?.length === 2 ? { reason: 'date-ambiguous' } : calendarDay(written[4], written[3], written[1]);
}

function calendarDay(year = '', month = '', day = ''): { value: string } | { reason: string } {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && year >= '1900' && year < '2200';
  return real ? { value } : { reason: 'date-unreadable' };
}

/** Days since 30 December 1899, as spreadsheets count from March 1900 on. */
export function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

export function serialOfDay(day: string): string {
  return String(Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000));
}
