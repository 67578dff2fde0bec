export interface Segment {
  readonly text: string;
  readonly matched: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const EXCERPT = 180;

const folded = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

function wordsOf(q: string): string[] {
  return (q.normalize('NFC').match(WORD) ?? []).map(folded);
}

/** The text with the words that the search found set apart: whole words, the last one as a beginning, marks or not. */
export function segmentsOf(text: string, q: string): Segment[] {
  const words = wordsOf(q);
  const last = words.at(-1);
  const source = text.normalize('NFC');
  if (last === undefined) return [{ text: source, matched: false }];
  const segments: Segment[] = [];
  let at = 0;
  for (const found of source.matchAll(WORD)) {
    const word = folded(found[0]);
    if (!words.includes(word) && !word.startsWith(last)) continue;
    if (found.index > at) segments.push({ text: source.slice(at, found.index), matched: false });
    segments.push({ text: found[0], matched: true });
    at = found.index + found[0].length;
  }
  if (at < source.length) segments.push({ text: source.slice(at), matched: false });
  return segments;
}

/** A piece of the text around its first found word, cut between words. */
export function excerptOf(text: string, q: string): string {
  const source = text.normalize('NFC');
  if (source.length <= EXCERPT) return source;
  const [before, found] = segmentsOf(source, q);
  const first = before?.matched ? 0 : found ? (before?.text.length ?? 0) : 0;
  const start = first < EXCERPT - 40 ? 0 : source.indexOf(' ', first - 60) + 1;
  const room = source.slice(start, start + EXCERPT);
  const end = start + EXCERPT < source.length ? room.lastIndexOf(' ') : room.length;
  return `${start > 0 ? '… ' : ''}${room.slice(0, end)}${start + end < source.length ? ' …' : ''}`;
}
