import { SpreadsheetErrors } from './spreadsheets.errors.js';

/** A zip holds a workbook or CSV files; which of them only its directory says. */
export type FileKind = 'zip' | 'csv';

const SIGNATURES: readonly (readonly [string, Buffer])[] = [
  ['pdf', Buffer.from('%PDF')],
  ['old-excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['image', Buffer.from('89504e47', 'hex')],
  ['image', Buffer.from('ffd8ff', 'hex')],
  ['image', Buffer.from('GIF8')],
  ['archive', Buffer.from('Rar!')],
  ['archive', Buffer.from('377abcaf271c', 'hex')],
  ['archive', Buffer.from('1f8b', 'hex')],
];
const ZIP = Buffer.from('504b0304', 'hex');
const UTF16_LE = Buffer.from('fffe', 'hex');
const UTF16_BE = Buffer.from('feff', 'hex');
const MARKUP = /^\s*<(?:!doctype|html|table|\?xml|meta|head|body|style|div)/i;

/** What a file is by its bytes, whatever it is called. @throws spreadsheets.other-kind, spreadsheets.empty */
export function fileKindOf(head: Buffer): FileKind {
  if (head.length === 0) throw SpreadsheetErrors.empty();
  if (head.subarray(0, 4).equals(ZIP)) return 'zip';
  const known = SIGNATURES.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (known) throw SpreadsheetErrors.otherKind(known[0]);
  if (MARKUP.test(textOf(head))) throw SpreadsheetErrors.otherKind('web-page');
  if (!isUtf16(head) && holdsControls(head)) throw SpreadsheetErrors.otherKind('binary');
  return 'csv';
}

function textOf(head: Buffer): string {
  return head
    .subarray(0, 400)
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '');
}

/** By its mark, or because every other byte of its first hundred is zero. */
export function isUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head.subarray(0, 2).equals(UTF16_LE)) return 'utf-16le';
  if (head.subarray(0, 2).equals(UTF16_BE)) return 'utf-16be';
  const first = [...head.subarray(0, 100)];
  const [even, odd] = [0, 1].map((side) => first.filter((byte, at) => at % 2 === side && byte === 0).length);
  const half = first.length / 2;
  if (even === 0 && odd !== undefined && odd > half * 0.6) return 'utf-16le';
  if (odd === 0 && even !== undefined && even > half * 0.6) return 'utf-16be';
  return null;
}

function holdsControls(head: Buffer): boolean {
  return head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c);
}
