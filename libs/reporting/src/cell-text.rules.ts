import { type ReportColumn } from './completions-columns.rules.js';

// Signs that make a spreadsheet program read a cell of a CSV file as a formula all stand before A in the code table,
// so nearly every cell is cleared by one comparison.
const FORMULA_START = `'^[=+@\\t\\r-]'`;

/** SQL of a CSV cell: a formula becomes text by a leading apostrophe, moments lose their fractions of a second. */
export function csvCell({ kind, value }: ReportColumn): string {
  switch (kind) {
    case 'text':
      return `case when ${value} < 'A' collate "C" and ${value} ~ ${FORMULA_START} then '''' || ${value} else ${value} end`;
    case 'moment':
      return `${value}::timestamp(0)`;
    case 'date':
    case 'number':
      return value;
  }
}

/** SQL of a workbook cell: days and moments as the serial numbers that spreadsheets count in. */
export function workbookCell({ kind, value }: ReportColumn): string {
  switch (kind) {
    case 'date':
      return `${value} - date '1899-12-30'`;
    case 'moment':
      return `date_part('epoch', ${value}) / 86400 + 25569`;
    case 'text':
    case 'number':
      return value;
  }
}
