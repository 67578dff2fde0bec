import { xmlText } from './xml-text.rules.js';

export const MOST_STRINGS = 100_000;
const MOST_BYTES = 16_000_000;
/** A power of two that leaves most places free, so that searches are short. */
const PLACES = 2 ** 18;

/**
 * Texts that a workbook keeps once and its cells refer to: names and titles repeat, so a sheet becomes a fraction of
 * its size. Only so many are kept, since they stay in memory until the end; what comes later stands in its cell.
 * Texts are looked up as bytes (a hash table with linear probing): millions of cells then make no garbage.
 */
export class SharedStrings {
  /** Number of the text plus one; 0 is a free place. */
  private readonly places = new Int32Array(PLACES);
  private readonly hashes: number[] = [];
  private readonly texts: Buffer[] = [];
  private readonly endings: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly most = MOST_STRINGS) {}

  /** What stands after the reference of a cell with this UTF-8 text; undefined when the table is full. */
  endingOf(chunk: Buffer, start: number, end: number): Buffer | undefined {
    const hash = hashOf(chunk, start, end);
    let place = hash & (PLACES - 1);
    for (let taken = this.places[place]; taken !== undefined && taken !== 0; taken = this.places[place]) {
      const number = taken - 1;
      if (this.hashes[number] === hash && sameBytes(this.texts[number], chunk, start, end)) return this.endings[number];
      place = (place + 1) & (PLACES - 1);
    }
    return this.keep(place, hash, chunk.subarray(start, end));
  }

  /** The items of the table, in the order of their numbers. */
  *items(): Iterable<string> {
    for (const text of this.texts) yield `<si><t xml:space="preserve">${xmlText(text.toString('utf8'))}</t></si>`;
  }

  private keep(place: number, hash: number, text: Buffer): Buffer | undefined {
    if (this.texts.length >= this.most || this.bytes + text.length > MOST_BYTES) return undefined;
    const number = this.texts.length;
    const ending = Buffer.from(`" t="s"><v>${number}</v></c>`, 'latin1');
    // A copy: a piece of the chunk would keep the whole chunk in memory.
    this.texts.push(Buffer.from(text));
    this.hashes.push(hash);
    this.endings.push(ending);
    this.places[place] = number + 1;
    this.bytes += text.length;
    return ending;
  }
}

/** FNV-1a, its upper bits mixed into the lower ones that choose the place. */
function hashOf(chunk: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (chunk[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function sameBytes(text: Buffer | undefined, chunk: Buffer, start: number, end: number): boolean {
  if (text?.length !== end - start) return false;
  for (let at = 0; at < text.length; at += 1) if (text[at] !== chunk[start + at]) return false;
  return true;
}
