const TAB = 0x09;
const NEW_LINE = 0x0a;
const BACKSLASH = 0x5c;
const NOTHING = Buffer.alloc(0);
const UNESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A field of COPY's text format as the text that it stands for; NULL becomes the empty string. */
export function unescapeField(field: string): string {
  if (field === '\\N') return '';
  return field.replace(/\\(.)/g, (_, character: string) => UNESCAPED[character] ?? character);
}

/** Rows in COPY's text format. */
export function copyText(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells) =>
    cells.map((cell) => cell.replace(/[\\\n\r\t]/g, (character) => ESCAPED[character] ?? '')).join('\t'),
  );
  return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
}

/** How many rows end in a chunk: a line break inside a field is escaped. */
export function rowsIn(chunk: Buffer): number {
  let rows = 0;
  for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1)) rows += 1;
  return rows;
}

export type FieldReader = (chunk: Buffer, start: number, end: number, column: number, escaped: boolean) => void;

/** Walks through rows in COPY's text format, whatever the chunks they arrive in. */
export class CopiedRows {
  /** Whole lines from `place` to `end`. */
  private chunk: Buffer = NOTHING;
  private place = 0;
  private end = 0;

  constructor(private readonly chunks: AsyncIterator<Buffer>) {}

  /** @returns whether there is another row to take. */
  async ready(): Promise<boolean> {
    while (this.place >= this.end) {
      const next = await this.chunks.next();
      if (next.done) return false;
      const rest = this.chunk.subarray(this.place);
      this.chunk = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
      this.place = 0;
      this.end = this.chunk.lastIndexOf(NEW_LINE) + 1;
    }
    return true;
  }

  /** Whether a row is at hand without waiting. */
  get hasNext(): boolean {
    return this.place < this.end;
  }

  /** Tells where the fields of the next row begin and end and whether they hold an escape, and moves on. */
  next(field: FieldReader): void {
    const { chunk } = this;
    let start = this.place;
    let column = 0;
    let escaped = false;
    let at = start;
    for (let byte = chunk[at]; byte !== NEW_LINE; byte = chunk[at]) {
      if (byte === TAB) {
        field(chunk, start, at, column, escaped);
        column += 1;
        start = at + 1;
        escaped = false;
      } else if (byte === BACKSLASH) {
        escaped = true;
      }
      at += 1;
    }
    field(chunk, start, at, column, escaped);
    this.place = at + 1;
  }
}
