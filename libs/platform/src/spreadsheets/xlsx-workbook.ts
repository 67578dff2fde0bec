import { CopiedRows } from './copy-text.js';
import { MOST_STRINGS, SharedStrings } from './shared-strings.js';
import {
  contentTypes,
  MAIN,
  MAIN_RELATION,
  STYLES,
  workbook,
  workbookRelations,
  XML,
  type NamedSheet,
} from './xlsx-parts.rules.js';
import { sheetXml, type XlsxColumn } from './xlsx-sheet.js';
import { zipArchive, type ZipEntry } from './zip-archive.js';

export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  /** In COPY's text format: numbers plain, days and moments as serial numbers, NULL or nothing for an empty cell. */
  readonly rows: AsyncIterable<Buffer>;
  /** Shown before the others, although written in its turn: a cover tells what is known only at the end. */
  readonly cover?: boolean;
}

export interface WorkbookLimits {
  /** Rows on one sheet below its header. */
  readonly rows: number;
  readonly sharedStrings: number;
}

/** A sheet of the format has 1,048,576 rows. */
const LIMITS: WorkbookLimits = { rows: 1_048_575, sharedStrings: MOST_STRINGS };

const STRINGS_START = `${XML}<sst xmlns="${MAIN}">`;
const STRINGS_A_CHUNK = 2000;

async function* whole(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text, 'utf8');
}

async function* stringTable(shared: SharedStrings): AsyncIterable<Buffer> {
  let text = STRINGS_START;
  let count = 0;
  for (const item of shared.items()) {
    text += item;
    count += 1;
    if (count % STRINGS_A_CHUNK !== 0) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(`${text}</sst>`, 'utf8');
}

async function* parts(sheets: readonly XlsxSheet[], limits: WorkbookLimits): AsyncIterable<ZipEntry> {
  const shared = new SharedStrings(limits.sharedStrings);
  const named: NamedSheet[] = [];
  for (const { name, columns, rows, cover = false } of sheets) {
    const source = new CopiedRows(rows[Symbol.asyncIterator]());
    for (let part = 1; part === 1 || (await source.ready()); part += 1) {
      named.push({ name: part === 1 ? name : `${name} (${part})`, cover });
      yield { name: `xl/worksheets/sheet${named.length}.xml`, content: sheetXml(columns, source, shared, limits.rows) };
    }
  }
  yield { name: 'xl/sharedStrings.xml', content: stringTable(shared) };
  yield { name: 'xl/workbook.xml', content: whole(workbook(named)) };
  yield { name: 'xl/_rels/workbook.xml.rels', content: whole(workbookRelations(named)) };
  yield { name: 'xl/styles.xml', content: whole(STYLES) };
  yield { name: '_rels/.rels', content: whole(MAIN_RELATION) };
  yield { name: '[Content_Types].xml', content: whole(contentTypes(named)) };
}

/** A workbook as a stream in constant memory; a sheet that is full goes on in the next (`name (2)`). */
export function xlsxWorkbook(
  sheets: readonly XlsxSheet[],
  limits: Partial<WorkbookLimits> = {},
): AsyncIterable<Buffer> {
  return zipArchive(parts(sheets, { ...LIMITS, ...limits }));
}
