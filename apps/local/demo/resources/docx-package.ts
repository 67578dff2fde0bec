import { type Document, Packer } from 'docx';
import { FIXED_DATE, PUBLISHER } from './page-colours.js';

const LOCAL_HEADER = { signature: 0x04034b50, time: 10, date: 12 } as const;
const CENTRAL_HEADER = {
  signature: 0x02014b50,
  time: 12,
  date: 14,
  size: 46,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  localOffset: 42,
} as const;
const END_RECORD = { signature: 0x06054b50, size: 22, entries: 10, centralOffset: 16 } as const;
const DOS_DATE =
  ((FIXED_DATE.getUTCFullYear() - 1980) << 9) | ((FIXED_DATE.getUTCMonth() + 1) << 5) | FIXED_DATE.getUTCDate();

/** Packs a document with fixed dates inside and outside, since the library writes the present moment in both places. */
export async function packDocument(document: Document, title: string): Promise<Buffer> {
  const overrides = [{ path: 'docProps/core.xml', data: coreProperties(title) }];
  return withFixedEntryDates(await Packer.toBuffer(document, undefined, overrides));
}

function coreProperties(title: string): string {
  const instant = `${FIXED_DATE.toISOString().slice(0, 19)}Z`;
  const namespaces = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(' ');
  const dated = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ${namespaces}><dc:title>${escapeXml(title)}</dc:title>` +
    `<dc:creator>${PUBLISHER}</dc:creator><dc:language>vi-VN</dc:language>${dated('created')}${dated('modified')}</cp:coreProperties>`
  );
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function withFixedEntryDates(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.length - END_RECORD.size;
  if (bytes.readUInt32LE(end) !== END_RECORD.signature)
    throw new Error('The packed document does not end like a zip file');
  let at = bytes.readUInt32LE(end + END_RECORD.centralOffset);
  for (let entry = 0; entry < bytes.readUInt16LE(end + END_RECORD.entries); entry += 1) {
    stamp(bytes, at, CENTRAL_HEADER);
    stamp(bytes, bytes.readUInt32LE(at + CENTRAL_HEADER.localOffset), LOCAL_HEADER);
    const variable = [CENTRAL_HEADER.nameLength, CENTRAL_HEADER.extraLength, CENTRAL_HEADER.commentLength];
    at += CENTRAL_HEADER.size + variable.reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0);
  }
  return bytes;
}

function stamp(bytes: Buffer, at: number, header: { signature: number; time: number; date: number }): void {
  if (bytes.readUInt32LE(at) !== header.signature) throw new Error('The packed document has an unexpected zip header');
  bytes.writeUInt16LE(0, at + header.time);
  bytes.writeUInt16LE(DOS_DATE, at + header.date);
}
