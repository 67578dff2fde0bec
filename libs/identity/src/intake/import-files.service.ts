import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, copyText, type XlsxColumn, type XlsxSheet, xlsxWorkbook } from '#platform';
import { importSpreadsheets } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { serialOfDay } from './cell-value.rules.js';
import { type ImportColumn, type ImportKind } from './import-kind.js';
import { ImportKinds } from './import-kinds.service.js';
import { Imports } from './imports.service.js';
import { ImportRowsRepository, type ShownRow } from './import-rows.repository.js';
import { tableCsv, wordOf } from './table-csv.rules.js';
import { FILE_WORDS, outcomeWord, type Tongue } from './import-words.rules.js';

export interface NamedFile {
  readonly name: string;
  readonly content: Readable;
}

const ROWS_A_READ = 2000;
const WIDE = 60;

/** The files that a person takes away: templates, what there is today, and what came of an import. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly imports: Imports,
    private readonly rows: ImportRowsRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  template(kindCode: string, tongue: Tongue): NamedFile {
    const kind = this.kinds.get(kindCode);
    const data = { name: FILE_WORDS.data[tongue], columns: columnsOf(kind, tongue), rows: batches([]) };
    return this.file(`${FILE_WORDS.template[tongue]} ${kind.name[tongue]}`, [data, explanations(kind, tongue)]);
  }

  /** In the same columns, so that importing it again changes nothing. */
  async present(actor: Actor, kindCode: string, tongue: Tongue, format: 'xlsx' | 'csv' = 'xlsx'): Promise<NamedFile> {
    const kind = this.kinds.get(kindCode);
    const scope = await this.access.unitScope(actor, importSpreadsheets);
    const rows = await kind.present(scope, this.clock.today());
    const name = `${kind.name[tongue]} ${this.clock.today().split('-').reverse().join('-')}`;
    if (format === 'csv') return { name: `${name}.csv`, content: Readable.from(tableCsv(kind, rows, tongue)) };
    const cells = rows.map((row) => kind.columns.map((column, place) => written(column, row[place] ?? null, tongue)));
    const data = { name: FILE_WORDS.data[tongue], columns: columnsOf(kind, tongue), rows: batches(cells) };
    return this.file(name, [data]);
  }

  /** The original rows with what came of each and, where one was refused, why. */
  async result(actor: Actor, id: string, tongue: Tongue): Promise<NamedFile> {
    const row = await this.imports.get(actor, id);
    const header = row.header ?? [];
    const titles = [...header, FILE_WORDS.outcome[tongue], FILE_WORDS.reason[tongue]];
    const columns = titles.map((title, place): XlsxColumn => ({
      title,
      kind: 'text',
      width: place > header.length ? WIDE : 22,
    }));
    const data = {
      name: FILE_WORDS.result[tongue],
      columns,
      rows: this.resultRows(row.kind, id, header.length, tongue),
    };
    const base = row.fileName.replace(/\.[^.]*$/, '');
    return this.file(`${base} - ${FILE_WORDS.result[tongue]}`, [data]);
  }

  private async *resultRows(kind: string, id: string, width: number, tongue: Tongue): AsyncGenerator<Buffer> {
    let after = 0;
    for (;;) {
      const rows = await this.rows.listAfter(id, after, ROWS_A_READ);
      const last = rows.at(-1);
      if (!last) return;
      yield copyText(rows.map((row) => this.resultRow(kind, row, width, tongue)));
      after = last.rowNumber;
    }
  }

  private resultRow(kind: string, row: ShownRow, width: number, tongue: Tongue): string[] {
    const cells = Array.from({ length: width }, (_, place) => row.cells[place] ?? '');
    const sentence = this.kinds.sentenceOf(kind, row.reason, row.facts);
    return [...cells, outcomeWord(row.outcome, row.result, tongue), sentence?.[tongue] ?? ''];
  }

  private file(name: string, sheets: readonly XlsxSheet[]): NamedFile {
    return { name: `${name}.xlsx`, content: Readable.from(xlsxWorkbook(sheets)) };
  }
}

function columnsOf(kind: ImportKind, tongue: Tongue): XlsxColumn[] {
  return kind.columns.map(({ name, required, type, max = 100 }) => ({
    title: `${name[tongue]}${required ? ' *' : ''}`,
    kind: type === 'date' ? 'date' : type === 'whole' || type === 'decimal' ? 'number' : 'text',
    width: type === 'text' && max >= 200 ? 32 : 18,
  }));
}

function written(column: ImportColumn, value: string | null, tongue: Tongue): string {
  if (value !== null && column.type === 'date') return serialOfDay(value);
  return wordOf(column, value, tongue);
}

function explanations(kind: ImportKind, tongue: Tongue): XlsxSheet {
  const titles = FILE_WORDS.explanations[tongue];
  const widths = [24, 14, WIDE, WIDE, 28];
  const rows = kind.columns.map((column) => [
    column.name[tongue],
    column.required ? FILE_WORDS.required[tongue] : '',
    column.says[tongue],
    column.choices?.map((choice) => choice[tongue]).join(', ') ?? FILE_WORDS.types[column.type][tongue],
    column.example,
  ]);
  const columns = titles.map((title, place): XlsxColumn => ({ title, kind: 'text', width: widths[place] ?? WIDE }));
  return { name: FILE_WORDS.guide[tongue], columns, rows: batches(rows) };
}

async function* batches(rows: readonly (readonly string[])[]): AsyncGenerator<Buffer> {
  for (let start = 0; start < rows.length; start += ROWS_A_READ) yield copyText(rows.slice(start, start + ROWS_A_READ));
}
