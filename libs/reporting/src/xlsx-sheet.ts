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

export type Rows = readonly (readonly string[])[];

const STYLE: Readonly<Record<CellKind, number>> = { text: 0, number: 0, date: 1, moment: 2 };
const HEADER_STYLE = 3;
const CHUNK = 128 * 1024;

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

/** Each cell is a fixed beginning, the row's number and an ending: an export spends its time in this loop. */
function rowWriter(
  columns: readonly XlsxColumn[],
  shared: SharedStrings,
): (cells: readonly string[], row: number) => string {
  const starts = columns.map((_, index) => `<c r="${columnName(index)}`);
  const isText = columns.map(({ kind }) => kind === 'text');
  const middles = columns.map(({ kind }) => (STYLE[kind] === 0 ? '"><v>' : `" s="${STYLE[kind]}"><v>`));
  return (cells, row) => {
    let xml = `<row r="${row}">`;
    for (let index = 0; index < starts.length; index += 1) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      if (isText[index]) xml += `${starts[index]}${row}${shared.endingOf(cell) ?? inlineEnding(cell)}`;
      else xml += `${starts[index]}${row}${middles[index]}${cell}</v></c>`;
    }
    return `${xml}</row>`;
  };
}

/** Rows taken from batches one after another: a full sheet leaves the rest of its batch to the next sheet. */
export class RowSource {
  private batch: Rows = [];
  private place = 0;

  constructor(private readonly batches: AsyncIterator<Rows>) {}

  /** @returns whether there is another row to take. */
  async ready(): Promise<boolean> {
    while (this.place >= this.batch.length) {
      const next = await this.batches.next();
      if (next.done) return false;
      this.batch = next.value;
      this.place = 0;
    }
    return true;
  }

  /** @returns what is left of the batch, at most `most` rows. */
  take(most: number): Rows {
    const whole = this.place === 0 && this.batch.length <= most;
    const taken = whole ? this.batch : this.batch.slice(this.place, this.place + most);
    this.place += taken.length;
    return taken;
  }
}

/** One sheet of at most `mostRows` rows below its header. */
export async function* sheetXml(
  columns: readonly XlsxColumn[],
  source: RowSource,
  shared: SharedStrings,
  mostRows: number,
): AsyncIterable<Buffer> {
  const write = rowWriter(columns, shared);
  let text = sheetStart(columns);
  let row = 1;
  while (row <= mostRows && (await source.ready())) {
    for (const cells of source.take(mostRows + 1 - row)) {
      row += 1;
      text += write(cells, row);
    }
    if (text.length < CHUNK) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`, 'utf8');
}
