import { isUtf16 } from './file-kind.rules.js';
import { SpreadsheetErrors } from './spreadsheets.errors.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

/** Letters of Vietnamese beyond ASCII, with their tone marks composed. */
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/iu;
const LETTERS_BEYOND_ASCII = /[^\p{ASCII}]/gu;

/** How the text of a file is encoded, by its beginning. @throws spreadsheets.encoding-unknown */
export function textEncodingOf(head: Buffer): TextEncoding {
  const utf16 = isUtf16(head);
  if (utf16) return utf16;
  if (decodes(head)) return 'utf-8';
  const text = new TextDecoder('windows-1258').decode(head).normalize('NFC');
  const beyond = text.match(LETTERS_BEYOND_ASCII) ?? [];
  const vietnamese = beyond.filter((letter) => VIETNAMESE.test(letter));
  // TCVN3, VNI and the code pages of other languages come out as symbols, not as Vietnamese letters.
  if (vietnamese.length < beyond.length * 0.9) throw SpreadsheetErrors.encodingUnknown();
  return 'windows-1258';
}

function decodes(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** `sep=;` as Excel writes it, else the sign that stands most often outside of quotes in the first line. */
export function separatorOf(text: string): { separator: string; skip: number } {
  const told = /^\uFEFF?sep=(.)\r?\n/.exec(text);
  if (told?.[1]) return { separator: told[1], skip: told[0].length };
  const [line = ''] = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .trimStart()
    .split(/\r?\n|\r/);
  const counted = SEPARATORS.map((separator) => ({ separator, count: line.split(separator).length }));
  return { separator: counted.reduce((best, one) => (one.count > best.count ? one : best)).separator, skip: 0 };
}
