import ExcelJS from 'exceljs';
import { CopiedRows, copyText } from './copy-text.js';
import { type XlsxColumn } from './xlsx-sheet.js';
import { xlsxWorkbook, type WorkbookLimits, type XlsxSheet } from './xlsx-workbook.js';

const COLUMNS: readonly XlsxColumn[] = [
  { title: 'Họ và tên', kind: 'text', width: 20 },
  { title: 'Ngày', kind: 'date', width: 12 },
  { title: 'Lúc', kind: 'moment', width: 16 },
  { title: 'Số tiết', kind: 'number', width: 8 },
];

type Rows = readonly (readonly string[])[];

async function* batches(...rows: Rows[]): AsyncIterable<Buffer> {
  yield* rows.map(copyText);
}

async function readBack(sheets: readonly XlsxSheet[], limits: Partial<WorkbookLimits> = {}): Promise<ExcelJS.Workbook> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of xlsxWorkbook(sheets, limits)) chunks.push(chunk);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.concat(chunks) as unknown as ExcelJS.Buffer);
  return workbook;
}

const sheetOf = (...rows: Rows[]): XlsxSheet => ({ name: 'Dữ liệu', columns: COLUMNS, rows: batches(...rows) });

describe('xlsxWorkbook', () => {
  it('gives back Vietnamese text, numbers as numbers and days as days', async () => {
    const workbook = await readBack([sheetOf([['Nguyễn Thị Ánh', '46342', '46342.5', '2.5']])]);
    const row = workbook.getWorksheet('Dữ liệu')?.getRow(2);
    expect(row?.getCell(1).value).toBe('Nguyễn Thị Ánh');
    expect(row?.getCell(2).value).toEqual(new Date('2026-11-16T00:00:00Z'));
    expect(row?.getCell(3).value).toEqual(new Date('2026-11-16T12:00:00Z'));
    expect(row?.getCell(4).value).toBe(2.5);
    expect(workbook.getWorksheet('Dữ liệu')?.getRow(1).values).toEqual([
      undefined,
      'Họ và tên',
      'Ngày',
      'Lúc',
      'Số tiết',
    ]);
  });

  it('keeps markup and formulas as text and drops the control characters that XML forbids', async () => {
    const workbook = await readBack([
      sheetOf([
        ['=1+1 <b>&amp;</b> "x"', '', '', ''],
        ['a\u0001\u000bb\u001f\uffffc\nd', '', '', ''],
      ]),
    ]);
    const cells = workbook.getWorksheet('Dữ liệu')?.getColumn(1).values;
    expect(cells?.slice(2)).toEqual(['=1+1 <b>&amp;</b> "x"', 'abc\nd']);
  });

  it('leaves an empty cell out', async () => {
    const workbook = await readBack([sheetOf([['', '', '', '1']])]);
    expect(workbook.getWorksheet('Dữ liệu')?.getRow(2).values).toEqual([undefined, undefined, undefined, undefined, 1]);
  });

  it('goes on in a second sheet with its own header when the first is full, in the middle of a batch', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => [`Người ${index + 1}`, '', '', '']);
    const workbook = await readBack([sheetOf(rows.slice(0, 5), rows.slice(5))], { rows: 3 });
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['Dữ liệu', 4],
      ['Dữ liệu (2)', 4],
      ['Dữ liệu (3)', 2],
    ]);
    expect(workbook.worksheets.flatMap((sheet) => sheet.getColumn(1).values.slice(2))).toEqual(
      rows.map(([name]) => name),
    );
  });

  it('does not open another sheet for a batch that fits exactly', async () => {
    const rows = Array.from({ length: 3 }, (_, index) => [`Người ${index}`, '', '', '']);
    expect((await readBack([sheetOf(rows)], { rows: 3 })).worksheets).toHaveLength(1);
  });

  it('is a valid file with its header when there is no row', async () => {
    const workbook = await readBack([sheetOf()]);
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['Dữ liệu', 1]]);
  });

  it('shows the cover first although its rows are made after all others', async () => {
    let passed = 0;
    async function* counted(): AsyncIterable<Buffer> {
      yield copyText([['A', '', '', '']]);
      passed += 1;
    }
    async function* cover(): AsyncIterable<Buffer> {
      yield copyText([['Số dòng', '', '', String(passed)]]);
    }
    const workbook = await readBack([
      { name: 'Dữ liệu', columns: COLUMNS, rows: counted() },
      { name: 'Thông tin', columns: COLUMNS, rows: cover(), cover: true },
    ]);
    const inOrder = [...workbook.worksheets].sort(
      (a, b) => (a as unknown as { orderNo: number }).orderNo - (b as unknown as { orderNo: number }).orderNo,
    );
    expect(inOrder.map(({ name }) => name)).toEqual(['Thông tin', 'Dữ liệu']);
    expect(workbook.getWorksheet('Thông tin')?.getRow(2).getCell(4).value).toBe(1);
  });

  it('writes texts into their cells once the table of shared ones is full', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `Người & bạn ${index}`);
    const workbook = await readBack([sheetOf(names.map((name) => [name, '', '', '']))], { sharedStrings: 3 });
    expect(workbook.getWorksheet('Dữ liệu')?.getColumn(1).values.slice(2)).toEqual(names);
  });

  it('passes a fault of its source on', async () => {
    async function* broken(): AsyncIterable<Buffer> {
      yield copyText([['A', '', '', '']]);
      throw new Error('the database went away');
    }
    await expect(readBack([{ name: 'Dữ liệu', columns: COLUMNS, rows: broken() }])).rejects.toThrow('went away');
  });
});

describe('CopiedRows', () => {
  async function fieldsOf(chunks: readonly Buffer[]): Promise<string[][]> {
    const rows = new CopiedRows(chunks[Symbol.iterator]() as unknown as AsyncIterator<Buffer>);
    const all: string[][] = [];
    while (await rows.ready()) {
      const fields: string[] = [];
      rows.next((chunk, start, end) => fields.push(chunk.toString('utf8', start, end)));
      all.push(fields);
    }
    return all;
  }

  it('joins rows and letters that are cut between chunks', async () => {
    const bytes = copyText([
      ['Đặng', 'Ánh', ''],
      ['Lê', '', 'Ư'],
    ]);
    expect(await fieldsOf(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual([
      ['Đặng', 'Ánh', ''],
      ['Lê', '', 'Ư'],
    ]);
  });
});

describe('the cells of a workbook', () => {
  it('read the escapes of COPY, and NULL as nothing', async () => {
    const rows = (async function* () {
      yield Buffer.from('a\\tb\\nc\\\\d\t\\N\t\t7\n\\\\N\t\t\t8\n');
    })();
    const sheet = (await readBack([{ name: 'Dữ liệu', columns: COLUMNS, rows }])).getWorksheet('Dữ liệu');
    expect(sheet?.getColumn(1).values.slice(2)).toEqual(['a\tb\nc\\d', '\\N']);
    expect(sheet?.getRow(2).values).toEqual([undefined, 'a\tb\nc\\d', undefined, undefined, 7]);
  });

  it('hold rows longer than any buffer', async () => {
    const long = 'Ấ&'.repeat(15_000);
    const workbook = await readBack([sheetOf(Array.from({ length: 20 }, (_, n) => [`${n}${long}`, '', '', '']))], {
      sharedStrings: 0,
    });
    expect(workbook.getWorksheet('Dữ liệu')?.getRow(21).getCell(1).value).toBe(`19${long}`);
  });
});
