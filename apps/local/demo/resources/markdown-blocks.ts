/** The part of Markdown that the demo texts use, read into blocks that every document builder understands. */

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

export type ListStyle = 'bullet' | 'number' | 'check';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: Run[] }
  | { readonly kind: 'paragraph'; readonly runs: Run[] }
  | { readonly kind: 'note'; readonly runs: Run[] }
  | { readonly kind: 'list'; readonly style: ListStyle; readonly items: Run[][] }
  | { readonly kind: 'table'; readonly header: Run[][]; readonly rows: Run[][][] };

type LineKind = 'blank' | 'heading' | 'note' | 'check' | 'bullet' | 'number' | 'table' | 'text';

const LINE_PATTERNS: ReadonlyArray<readonly [LineKind, RegExp]> = [
  ['blank', /^\s*$/],
  ['heading', /^(#{1,3})\s+/],
  ['note', /^>\s?/],
  ['check', /^- \[ \]\s+/],
  ['bullet', /^- /],
  ['number', /^\d+\.\s+/],
  ['table', /^\|/],
];

/** Text before the blocks between two lines of three dashes; empty when there is none. */
export function splitFrontMatter(source: string): { frontMatter: string; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source);
  return match
    ? { frontMatter: match[1] ?? '', body: source.slice(match[0].length) }
    : { frontMatter: '', body: source };
}

export function parseBlocks(body: string): Block[] {
  const lines = body.normalize('NFC').split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const kind = lineKind(lines[at] ?? '');
    let end = at + 1;
    if (kind !== 'heading') while (end < lines.length && lineKind(lines[end] ?? '') === kind) end += 1;
    if (kind !== 'blank') blocks.push(readBlock(kind, lines.slice(at, end)));
    at = end;
  }
  return blocks;
}

export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

export function parseRuns(text: string): Run[] {
  const runs: Run[] = [];
  for (const part of text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)) {
    if (part === '') continue;
    const bold = part.startsWith('**') && part.length > 4;
    const italic = !bold && part.startsWith('*') && part.length > 2;
    const cut = bold ? 2 : italic ? 1 : 0;
    runs.push({ text: part.slice(cut, part.length - cut), bold, italic });
  }
  return runs;
}

function lineKind(line: string): LineKind {
  return LINE_PATTERNS.find(([, pattern]) => pattern.test(line))?.[0] ?? 'text';
}

function readBlock(kind: Exclude<LineKind, 'blank'>, lines: readonly string[]): Block {
  switch (kind) {
    case 'heading':
      return readHeading(lines[0] ?? '');
    case 'note':
      return { kind: 'note', runs: parseRuns(lines.map((line) => line.replace(/^>\s?/, '')).join(' ')) };
    case 'check':
    case 'bullet':
    case 'number':
      return {
        kind: 'list',
        style: kind,
        items: lines.map((line) => parseRuns(line.replace(/^(- \[ \]|-|\d+\.)\s+/, ''))),
      };
    case 'table':
      return readTable(lines);
    case 'text':
      return { kind: 'paragraph', runs: parseRuns(lines.map((line) => line.trim()).join(' ')) };
  }
}

function readHeading(line: string): Block {
  const marks = /^#+/.exec(line)?.[0].length ?? 1;
  return { kind: 'heading', level: marks === 1 ? 1 : marks === 2 ? 2 : 3, runs: parseRuns(line.replace(/^#+\s+/, '')) };
}

function readTable(lines: readonly string[]): Block {
  const cellsOf = (line: string): Run[][] =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => parseRuns(cell.trim()));
  const [header, ...rest] = lines;
  const rows = rest.filter((line) => !/^\|[\s:|-]+\|$/.test(line.trim())).map(cellsOf);
  return { kind: 'table', header: cellsOf(header ?? ''), rows };
}
