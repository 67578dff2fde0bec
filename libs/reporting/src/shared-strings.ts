import { xmlText } from './xml-text.rules.js';

export const MOST_STRINGS = 100_000;
const MOST_CHARACTERS = 8_000_000;

/**
 * Texts that a workbook keeps once and its cells refer to: names and titles repeat, so a sheet becomes a fraction of
 * its size. Only so many are kept, since they stay in memory until the end; what comes later stands in its cell.
 */
export class SharedStrings {
  private readonly endings = new Map<string, string>();
  private characters = 0;

  constructor(private readonly most = MOST_STRINGS) {}

  /** What stands after the reference of a cell with this text; undefined when the table is full. */
  endingOf(text: string): string | undefined {
    return this.endings.get(text) ?? this.keep(text);
  }

  /** The items of the table, in the order of their numbers. */
  *items(): Iterable<string> {
    for (const text of this.endings.keys()) yield `<si><t xml:space="preserve">${xmlText(text)}</t></si>`;
  }

  private keep(text: string): string | undefined {
    if (this.endings.size >= this.most || this.characters + text.length > MOST_CHARACTERS) return undefined;
    // A piece cut out of a chunk would keep the whole chunk in memory: the copy has bytes of its own.
    const own = Buffer.from(text, 'utf8').toString('utf8');
    const ending = `" t="s"><v>${this.endings.size}</v></c>`;
    this.endings.set(own, ending);
    this.characters += own.length;
    return ending;
  }
}
