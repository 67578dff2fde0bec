const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

/** One spelling: Unicode form NFC, no invisible characters, single spaces, none at the ends. */
export function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim();
}

/** For comparing what people type: no marks, no case, nothing but letters and digits. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** For names and codes: case and spaces do not matter, marks do. */
export function sameName(text: string): string {
  return tidied(text).toLowerCase();
}
