import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { DomainError } from '../http/domain.errors.js';
import { SpreadsheetErrors } from './spreadsheets.errors.js';
import { isBlank, TABLE_LIMITS, TableGuard, type TableLimits, type TableRow } from './table.rules.js';
import { separatorOf, textEncodingOf } from './text-encoding.rules.js';

const HEAD_BYTES = 64 * 1024;

/** The rows of a CSV file that say something. What looks like a formula is text like any other. */
export async function* csvRows(
  bytes: AsyncIterable<Buffer>,
  limits: TableLimits = TABLE_LIMITS,
): AsyncGenerator<TableRow> {
  const source = bytes[Symbol.asyncIterator]();
  const head = await headOf(source);
  if (head.length === 0) throw SpreadsheetErrors.empty();
  const decoder = new TextDecoder(textEncodingOf(head), { fatal: true });
  const start = decoded(decoder, head);
  const { separator, skip } = separatorOf(start);
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.cellLength * limits.columns,
  });
  const text = Readable.from(textOf(decoder, start.slice(skip), source));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  const guard = new TableGuard(limits);
  let number = skip > 0 ? 1 : 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      const row = { number, cells: record.map((cell) => ({ text: cell.normalize('NFC'), exact: null })) };
      if (isBlank(row)) continue;
      guard.check(row);
      yield row;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : SpreadsheetErrors.damaged((error as CsvError).code ?? 'unreadable');
  } finally {
    text.destroy();
    parser.destroy();
    // Also when nobody wants the rest: the file behind it is to be closed.
    await source.return?.();
  }
}

async function headOf(source: AsyncIterator<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(chunks);
}

async function* textOf(
  decoder: InstanceType<typeof TextDecoder>,
  start: string,
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<string> {
  if (start !== '') yield start;
  for (;;) {
    const next = await rest.next();
    if (next.done) break;
    const text = decoded(decoder, next.value);
    if (text !== '') yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    throw SpreadsheetErrors.encodingUnknown();
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw SpreadsheetErrors.encodingUnknown();
  }
}
