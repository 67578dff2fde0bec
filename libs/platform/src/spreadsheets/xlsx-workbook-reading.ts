import { SpreadsheetErrors } from './spreadsheets.errors.js';
import { type TableLimits } from './table.rules.js';
import { readXml } from './xml-reading.js';
import { type ZipReading } from './zip-reading.js';

/** What a sheet's cells refer to: its part, the styles that mean a day, the strings kept once. */
export interface WorkbookParts {
  readonly sheet: string;
  readonly days: ReadonlySet<number>;
  readonly strings: readonly string[];
  /** Days are counted from 1904 in workbooks of old Macs. */
  readonly since1904: boolean;
}

const RELATION = 'r:id';
/** The formats of the standard that show a day (ECMA-376, numFmtId). */
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22]);

export async function workbookParts(zip: ZipReading, limits: TableLimits): Promise<WorkbookParts> {
  const { relation, since1904 } = await firstSheet(zip);
  const targets = await relationsOf(zip);
  const sheet = targets.get(relation);
  if (sheet === undefined) throw SpreadsheetErrors.damaged('the sheet is missing');
  const days = zip.has('xl/styles.xml') ? await dayStyles(zip) : new Set<number>();
  const strings = zip.has('xl/sharedStrings.xml') ? await sharedStrings(zip, limits) : [];
  return { sheet, days, strings, since1904 };
}

/** The first sheet that is shown. */
async function firstSheet(zip: ZipReading): Promise<{ relation: string; since1904: boolean }> {
  let relation: string | undefined;
  let since1904 = false;
  await readXml(zip.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      relation ??= attributes[RELATION] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  if (relation === undefined) throw SpreadsheetErrors.damaged('no sheet is shown');
  return { relation, since1904 };
}

async function relationsOf(zip: ZipReading): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readXml(zip.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id: id, Target: target }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

async function dayStyles(zip: ZipReading): Promise<Set<number>> {
  const own = new Map<string, boolean>();
  const days = new Set<number>();
  let inFormats = false;
  let place = 0;
  await readXml(zip.read('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', showsDay(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inFormats = true;
      if (name !== 'xf' || !inFormats) return;
      const format = attributes['numFmtId'] ?? '0';
      if (own.get(format) ?? BUILT_IN_DAYS.has(Number(format))) days.add(place);
      place += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inFormats = false;
    },
  });
  return days;
}

/** Literal text, colours and languages left aside, only a day's format holds d or y. */
function showsDay(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

async function sharedStrings(zip: ZipReading, limits: TableLimits): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let taking = false;
  let phonetic = false;
  await readXml(zip.read('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      taking = name === 't' && !phonetic;
    },
    text: (piece) => {
      if (!taking) return;
      text += piece;
      if (text.length > limits.cellLength) throw SpreadsheetErrors.cellTooLong(0, limits.cellLength);
    },
    close: (name) => {
      if (name === 't') taking = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(text.normalize('NFC'));
    },
  });
  return strings;
}
