import { ByteWriter } from './byte-writer.js';
import { type CopiedRows, type FieldReader, unescapeField } from './copy-text.js';
import { type SharedStrings } from './shared-strings.js';
import { MAIN, XML } from './xlsx-parts.rules.js';
import { xmlText } from './xml-text.rules.js';

export type CellKind = 'text' | 'number' | 'date' | 'moment';

export interface XlsxColumn {
  readonly title: string;
  readonly kind: CellKind;
  /** In characters. */
  readonly width: number;
}

const STYLE: Readonly<Record<CellKind, number>> = { text: 0, number: 0, date: 1, moment: 2 };
const HEADER_STYLE = 3;
const CHUNK = 128 * 1024;
/** Markup around a cell, with room to spare; a character of text becomes at most six (`&quot;`). */
const MARKUP_BYTES = 120;
const GREATEST_ESCAPE = 6;

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');
const ROW_START = bytesOf('<row r="');
const ROW_OPEN = bytesOf('">');
const ROW_END = bytesOf('</row>');
const VALUE_END = bytesOf('</v></c>');

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function inlineEnding(text: string, style = 0): string {
  return `" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function sheetStart(columns: readonly XlsxColumn[]): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const header = columns.map(({ title }, index) => `<c r="${columnName(index)}1${inlineEnding(title, HEADER_STYLE)}`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`;
}

/** Turns rows of bytes into rows of XML bytes; text is decoded only where it is new. An export spends its time here. */
class RowWriter {
  private readonly columns;
  private readonly out = new ByteWriter();
  private digits = Buffer.alloc(0);

  constructor(
    columns: readonly XlsxColumn[],
    private readonly shared: SharedStrings,
  ) {
    this.columns = columns.map(({ kind }, index) => ({
      start: bytesOf(`<c r="${columnName(index)}`),
      isText: kind === 'text',
      middle: bytesOf(STYLE[kind] === 0 ? '"><v>' : `" s="${STYLE[kind]}"><v>`),
    }));
  }

  get length(): number {
    return this.out.length;
  }

  write(rows: CopiedRows, row: number): void {
    this.digits = Buffer.from(String(row), 'latin1');
    this.out.makeRoom(MARKUP_BYTES);
    this.out.put(ROW_START);
    this.out.put(this.digits);
    this.out.put(ROW_OPEN);
    rows.next(this.writeField);
    this.out.makeRoom(MARKUP_BYTES);
    this.out.put(ROW_END);
  }

  take(): Buffer {
    return this.out.take();
  }

  private readonly writeField: FieldReader = (chunk, start, end, column, escaped) => {
    if (!escaped) return this.writeCell(chunk, start, end, column);
    const text = bytesOf(unescapeField(chunk.toString('utf8', start, end)));
    this.writeCell(text, 0, text.length, column);
  };

  private writeCell(text: Buffer, start: number, end: number, column: number): void {
    const place = this.columns[column];
    if (place === undefined || start === end) return;
    this.out.makeRoom((end - start) * GREATEST_ESCAPE + MARKUP_BYTES);
    this.out.put(place.start);
    this.out.put(this.digits);
    if (place.isText) {
      this.out.put(this.textEnding(text, start, end));
    } else {
      this.out.put(place.middle);
      this.out.putPart(text, start, end);
      this.out.put(VALUE_END);
    }
  }

  private textEnding(text: Buffer, start: number, end: number): Buffer {
    return this.shared.endingOf(text, start, end) ?? bytesOf(inlineEnding(text.toString('utf8', start, end)));
  }
}

/** One sheet of at most `mostRows` rows below its header. */
export async function* sheetXml(
  columns: readonly XlsxColumn[],
  source: CopiedRows,
  shared: SharedStrings,
  mostRows: number,
): AsyncIterable<Buffer> {
  const writer = new RowWriter(columns, shared);
  yield bytesOf(sheetStart(columns));
  let row = 1;
  while (row <= mostRows && (await source.ready())) {
    while (row <= mostRows && source.hasNext) {
      row += 1;
      writer.write(source, row);
    }
    if (writer.length >= CHUNK) yield writer.take();
  }
  yield writer.take();
  yield bytesOf('</sheetData></worksheet>');
}
