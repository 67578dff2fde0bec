import { deflateRawSync } from 'node:zlib';
import { copyText } from './copy-text.js';
import { csvRows } from './csv-reading.js';
import { fileKindOf } from './file-kind.rules.js';
import { TABLE_LIMITS, type TableLimits, type TableRow } from './table.rules.js';
import { dayOf, xlsxRows } from './xlsx-reading.js';
import { xlsxWorkbook } from './xlsx-workbook.js';
import { zipArchive } from './zip-archive.js';
import { ZipReading } from './zip-reading.js';

const NAMES = 'Mã,Họ tên\nA1,Nguyễn Thị Ánh\n';

async function* chunks(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(rows: AsyncIterable<TableRow>): Promise<string[][]> {
  const read: string[][] = [];
  for await (const { cells } of rows) read.push(cells.map(({ text }) => text));
  return read;
}

const csv = (bytes: Buffer, limits: TableLimits = TABLE_LIMITS) => read(csvRows(chunks(bytes), limits));

async function zipOf(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const parts = Object.entries(entries).map(([name, content]) => ({
    name,
    content: chunks(Buffer.from(content as string), 65_536),
  }));
  const made: Buffer[] = [];
  for await (const chunk of zipArchive(parts)) made.push(chunk);
  return Buffer.concat(made);
}

async function workbookOf(rows: string[][]): Promise<Buffer> {
  const columns = [
    { title: 'Tên', kind: 'text', width: 10 },
    { title: 'Ngày', kind: 'date', width: 10 },
    { title: 'Số', kind: 'number', width: 10 },
  ] as const;
  const made: Buffer[] = [];
  for await (const chunk of xlsxWorkbook([{ name: 'Dữ liệu', columns, rows: chunks(copyText(rows), 65_536) }]))
    made.push(chunk);
  return Buffer.concat(made);
}

const sheet = (data: string) => ({
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="ẩn" state="hidden" r:id="rId9"/><sheet name="A" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>`,
});

describe('csvRows', () => {
  it.each([
    ['UTF-8', Buffer.from(NAMES)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${NAMES}`)],
    ['UTF-8 in Unicode form D', Buffer.from(NAMES.normalize('NFD'))],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${NAMES}`, 'utf16le')],
    ['UTF-16 without it', Buffer.from(NAMES.replace('ọ', 'o').replace('ã', 'a'), 'utf16le')],
    ['UTF-16, the great end first', Buffer.from(`\uFEFF${NAMES}`, 'utf16le').swap16()],
    ['semicolons', Buffer.from(NAMES.replaceAll(',', ';'))],
    ['tabs', Buffer.from(NAMES.replaceAll(',', '\t'))],
    ['a told separator', Buffer.from(`sep=|\r\n${NAMES.replaceAll(',', '|')}`)],
  ])('reads %s', async (_, bytes) => {
    expect((await csv(bytes)).at(1)).toEqual(['A1', 'Nguyễn Thị Ánh']);
  });

  it('reads Windows-1258, where tone marks follow their vowels', async () => {
    // "Mã;Tên\nA1;Hà Tĩnh" as the Vietnamese code page writes it.
    const bytes = Buffer.from([
      0x4d, 0x61, 0xde, 0x3b, 0x54, 0xea, 0x6e, 0x0a, 0x41, 0x31, 0x3b, 0x48, 0xe0, 0x20, 0x54, 0x69, 0xde, 0x6e, 0x68,
    ]);
    expect(await csv(bytes)).toEqual([
      ['Mã', 'Tên'],
      ['A1', 'Hà Tĩnh'],
    ]);
  });

  it('refuses an encoding that it does not know instead of bringing in nonsense', async () => {
    // TCVN3: "Hä tªn".
    await expect(csv(Buffer.from([0x48, 0xe4, 0x20, 0x74, 0xaa, 0x6e, 0x3b, 0xb5, 0xb8, 0xa9]))).rejects.toMatchObject({
      code: 'spreadsheets.encoding-unknown',
    });
  });

  it('counts rows as a spreadsheet program numbers them', async () => {
    const rows: number[] = [];
    for await (const { number } of csvRows(chunks(Buffer.from('A,B\n\n"x\ny",1\n,\nz,2\n')))) rows.push(number);
    expect(rows).toEqual([1, 3, 5]);
  });

  it.each([
    ['rows', { rows: 2 }, 'A\n1\n2\n3\n', 'too-many-rows'],
    ['columns', { columns: 2 }, 'A,B,C\n', 'too-many-columns'],
    ['long cells', { cellLength: 5 }, 'A\nabcdef\n', 'cell-too-long'],
  ])('stops at too many %s', async (_, limits, text, code) => {
    await expect(csv(Buffer.from(text), { ...TABLE_LIMITS, ...limits })).rejects.toMatchObject({
      code: `spreadsheets.${code}`,
    });
  });
});

describe('fileKindOf', () => {
  it.each([
    ['%PDF-1.7', 'pdf'],
    ['<!DOCTYPE html><table>', 'web-page'],
    ['\uFEFF  <html>', 'web-page'],
    ['\u0000'.repeat(4096), 'binary'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'image'],
  ])('refuses %j as %s', (bytes, found) => {
    expect(() => fileKindOf(Buffer.from(bytes as string))).toThrow(
      expect.objectContaining({ facts: { found } }) as Error,
    );
  });
});

describe('xlsxRows', () => {
  const open = async (bytes: Buffer, limits: TableLimits = TABLE_LIMITS) =>
    xlsxRows(await ZipReading.open(bytes, limits), limits);

  it('gives days as days, numbers as numbers and text in Unicode form C', async () => {
    const bytes = await workbookOf([['Nguyễn'.normalize('NFD'), '46204', '1234.5']]);
    const rows: TableRow[] = [];
    for await (const row of await open(bytes)) rows.push(row);
    expect(rows[1]).toEqual({
      number: 2,
      cells: [
        { text: 'Nguyễn', exact: null },
        { text: '2026-07-01', exact: 'day' },
        { text: '1234.5', exact: 'number' },
      ],
    });
  });

  it('takes the value that a formula had, and the first sheet that is shown', async () => {
    const bytes = await zipOf(
      sheet('<row r="3"><c r="B3" t="str"><f>HYPERLINK("http://x")</f><v>kết quả</v></c><c r="D3"><v>7</v></c></row>'),
    );
    expect(await read(await open(bytes))).toEqual([['', 'kết quả', '', '7']]);
  });

  it('refuses a part that unpacks into a hundred times its size, without unpacking it', async () => {
    const bomb = await zipOf(sheet(`<row><c><v>${'0'.repeat(30_000_000)}</v></c></row>`));
    expect(bomb.length).toBeLessThan(400_000);
    await expect(open(bomb).then(read)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('refuses a document type, which could define a thousand laughs', async () => {
    const bytes = await zipOf({ ...sheet(''), 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' });
    await expect(open(bytes).then(read)).rejects.toMatchObject({ code: 'spreadsheets.damaged' });
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['of garbage', () => Buffer.concat([Buffer.from('504b0304', 'hex'), deflateRawSync(Buffer.alloc(500, 7))])],
  ])('refuses a file that is %s', async (_, spoil) => {
    const spoilt = spoil(await workbookOf([['A', '', '']]));
    await expect(open(spoilt).then(read)).rejects.toMatchObject({ code: 'spreadsheets.damaged' });
  });

  it('counts days as spreadsheets do, the day that never was and old Macs included', () => {
    expect([dayOf(1), dayOf(59), dayOf(61), dayOf(46204), dayOf(44742, true)]).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2026-07-01',
      '2026-07-01',
    ]);
  });
});
