import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { COMPLETION_COLUMNS } from './completions-columns.rules.js';
import { type CompletionsView } from './completions-filter.rules.js';
import { CompletionsReportRepository } from './completions-report.repository.js';
import { copyText, rowsIn, xlsxWorkbook } from '#platform';
import { COVER_COLUMNS, coverRows } from './cover-sheet.rules.js';
import { type ExportRow } from './exports.repository.js';
import { FilterNamesRepository } from './filter-names.repository.js';

/** Counted while the rows pass. */
export interface RowCount {
  rows: number;
}

/** Without it spreadsheet programs read a CSV file in the code page of the machine. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const SHEET_NAME = 'Hoàn thành khóa học';

/** The bytes of an export, made while they are read. */
@Injectable()
export class CompletionsFile {
  constructor(
    private readonly report: CompletionsReportRepository,
    private readonly names: FilterNamesRepository,
  ) {}

  viewOf({ filter, scopeUnitIds, asOf }: ExportRow): CompletionsView {
    return { filter, asOf, scope: scopeUnitIds === null ? { everything: true } : { unitIds: scopeUnitIds } };
  }

  async count(order: ExportRow): Promise<number> {
    return this.report.count(this.viewOf(order));
  }

  /** An abort breaks the reading off at once, even while the database is still sorting. */
  async *content(order: ExportRow, count: RowCount, signal: AbortSignal): AsyncIterable<Buffer> {
    const view = this.viewOf(order);
    const copied = await (order.format === 'csv' ? this.report.copyCsv(view) : this.report.copyCells(view));
    const breakOff = (): void => void copied.destroy(signal.reason as Error);
    if (signal.aborted) breakOff();
    signal.addEventListener('abort', breakOff);
    try {
      if (order.format === 'csv') yield* csvBytes(copied, count);
      else yield* this.workbook(order, copied, count);
    } finally {
      signal.removeEventListener('abort', breakOff);
    }
  }

  private workbook(order: ExportRow, copied: Readable, count: RowCount): AsyncIterable<Buffer> {
    return xlsxWorkbook([
      { name: SHEET_NAME, columns: COMPLETION_COLUMNS, rows: counted(copied, count) },
      { name: 'Thông tin kết xuất', columns: COVER_COLUMNS, rows: this.cover(order, count), cover: true },
    ]);
  }

  private async *cover(order: ExportRow, count: RowCount): AsyncIterable<Buffer> {
    yield copyText(coverRows(order, await this.names.read(order.filter), count.rows));
  }
}

/** Lines pass for rows while they flow; at the end the database says how many rows it were. */
async function* csvBytes(copied: Readable, count: RowCount): AsyncIterable<Buffer> {
  yield BYTE_ORDER_MARK;
  let lines = 0;
  for await (const chunk of copied as AsyncIterable<Buffer>) {
    lines += rowsIn(chunk);
    count.rows = Math.max(0, lines - 1);
    yield chunk;
  }
  count.rows = CompletionsReportRepository.rowsOf(copied);
}

async function* counted(copied: Readable, count: RowCount): AsyncIterable<Buffer> {
  for await (const chunk of copied as AsyncIterable<Buffer>) {
    count.rows += rowsIn(chunk);
    yield chunk;
  }
}
