import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';

const PALETTE = { api: '36', worker: '35', start: '32', postgres: '34' } as const;
export type LogSource = keyof typeof PALETTE;

const LEVEL_COLOURS: Record<string, string> = { warn: '33', error: '31', fatal: '31', debug: '2', trace: '2' };
const WIDEST = Math.max(...Object.keys(PALETTE).map((name) => name.length));

interface LogEntry {
  time?: string;
  level?: string;
  part?: string;
  msg?: string;
  err?: { stack?: string; message?: string };
}

export interface LineStyle {
  coloured: boolean;
}

/** One line of a service for a person at the terminal: `14:02:11 worker │ [records] said what {facts}`. */
export function readableLine(source: LogSource, line: string, { coloured }: LineStyle): string {
  const paint = (code: string | undefined, text: string): string =>
    coloured && code !== undefined ? `\u001b[${code}m${text}\u001b[0m` : text;
  const margin = `${paint(PALETTE[source], source.padEnd(WIDEST))} ${paint('2', '│')} `;
  const entry = parseEntry(line);
  if (entry === null) return margin + line;
  const { time, level, part, msg, err, ...facts } = entry;
  const said = [part === undefined ? '' : `[${part}] `, msg ?? '', factsOf(facts)].join('');
  const clock = time === undefined ? '' : `${paint('2', localClock(time))} `;
  const stack = err === undefined ? [] : (err.stack ?? err.message ?? '').split('\n').map((row) => `${margin}  ${row}`);
  return [clock + margin + paint(LEVEL_COLOURS[level ?? ''], said), ...stack].join('\n');
}

function parseEntry(line: string): LogEntry | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return null;
  }
}

function factsOf(facts: object): string {
  const pairs = Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`;
}

function localClock(time: string): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour12: false });
}

export function forEachLine(stream: Readable, use: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => {
    if (line.trim() !== '') use(line);
  });
}
