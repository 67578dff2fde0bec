import { zipArchive, type ZipEntry } from './zip-archive.js';

export type CellKind = 'text' | 'number' | 'date' | 'moment';

export interface XlsxColumn {
  readonly title: string;
  readonly kind: CellKind;
  /** In characters. */
  readonly width: number;
}

export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  /** Batches of rows. Cells are text: numbers plain, dates and moments as Excel serial numbers, empty for nothing. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
}

/** What the format allows on one sheet; one is the header. */
export const MOST_ROWS = 1_048_575;
const STYLE: Readonly<Record<CellKind, number>> = { text: 0, number: 0, date: 1, moment: 2 };
const HEADER_STYLE = 3;
const CHUNK = 256 * 1024;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const NEEDS_ESCAPE = /[&<>\u0000-\u001f\ufffe\uffff]/;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML text without the control characters that the format forbids. */
export function xmlText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(/[&<>]/g, (character) => ESCAPES[character] ?? '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

export function columnName(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function headerRow(columns: readonly XlsxColumn[]): string {
  const cells = columns.map(
    ({ title }, index) =>
      `<c r="${columnName(index)}1" t="inlineStr" s="${HEADER_STYLE}"><is><t>${xmlText(title)}</t></is></c>`,
  );
  return `<row r="1">${cells.join('')}</row>`;
}

function sheetStart(columns: readonly XlsxColumn[]): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${headerRow(columns)}`;
}

/** Each cell is made of two fixed pieces around its reference and value: this loop is what an export spends its time in. */
function rowWriter(columns: readonly XlsxColumn[]): (cells: readonly string[], row: number) => string {
  const pieces = columns.map(({ kind }, index) => {
    const style = STYLE[kind] === 0 ? '' : ` s="${STYLE[kind]}"`;
    const isText = kind === 'text';
    return {
      isText,
      before: `<c r="${columnName(index)}`,
      between: isText ? `" t="inlineStr"${style}><is><t xml:space="preserve">` : `"${style}><v>`,
      after: isText ? '</t></is></c>' : '</v></c>',
    };
  });
  return (cells, row) => {
    let xml = `<row r="${row}">`;
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index];
      const cell = cells[index];
      if (piece === undefined || cell === undefined || cell === '') continue;
      xml += piece.before + row + piece.between + (piece.isText ? xmlText(cell) : cell) + piece.after;
    }
    return `${xml}</row>`;
  };
}

/** Rows taken from batches one after another: a full sheet leaves the rest of its batch to the next sheet. */
class RowSource {
  private batch: readonly (readonly string[])[] = [];
  private place = 0;

  constructor(private readonly batches: AsyncIterator<readonly (readonly string[])[]>) {}

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
  take(most: number): readonly (readonly string[])[] {
    const taken = this.batch.slice(this.place, this.place + most);
    this.place += taken.length;
    return taken;
  }
}

async function* sheetXml(columns: readonly XlsxColumn[], source: RowSource): AsyncIterable<Buffer> {
  const write = rowWriter(columns);
  let text = sheetStart(columns);
  let row = 1;
  while (row <= MOST_ROWS && (await source.ready())) {
    for (const cells of source.take(MOST_ROWS + 1 - row)) {
      row += 1;
      text += write(cells, row);
    }
    if (text.length < CHUNK) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`, 'utf8');
}

async function* whole(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(XML + text, 'utf8');
}

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = numbers(sheets).map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${parts.join('')}</Types>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const parts = numbers(sheets).map(
    (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

async function* parts(sheets: readonly XlsxSheet[]): AsyncIterable<ZipEntry> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const source = new RowSource(sheet.rows[Symbol.asyncIterator]());
    for (let part = 1; part === 1 || (await source.ready()); part += 1) {
      names.push(part === 1 ? sheet.name : `${sheet.name} (${part})`);
      yield { name: `xl/worksheets/sheet${names.length}.xml`, content: sheetXml(sheet.columns, source) };
    }
  }
  yield { name: 'xl/workbook.xml', content: whole(workbook(names)) };
  yield { name: 'xl/_rels/workbook.xml.rels', content: whole(workbookRelations(names.length)) };
  yield { name: 'xl/styles.xml', content: whole(STYLES) };
  const main = `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`;
  yield {
    name: '_rels/.rels',
    content: whole(`<Relationships xmlns="${PACKAGE}/relationships">${main}</Relationships>`),
  };
  yield { name: '[Content_Types].xml', content: whole(contentTypes(names.length)) };
}

/** A workbook as a stream in constant memory; a sheet that is full goes on in the next (`name (2)`). */
export function xlsxWorkbook(sheets: readonly XlsxSheet[]): AsyncIterable<Buffer> {
  return zipArchive(parts(sheets));
}
