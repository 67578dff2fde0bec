import { appendFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type LogSource, readableLine } from './log-lines.js';

const KEPT_LINES = 40;
const LONGEST_LOG = 20_000_000;

/** Shows the lines of all parts as one readable log, and keeps the raw ones of each in the data folder. */
export class ConsoleLog {
  private readonly recent: Partial<Record<LogSource, string[]>> = {};

  constructor(
    private readonly logsFolder: string,
    private readonly out: NodeJS.WriteStream,
    env: NodeJS.ProcessEnv,
  ) {
    this.coloured = env['NO_COLOR'] === undefined && (out.isTTY || env['FORCE_COLOR'] !== undefined);
    for (const source of ['api', 'worker'] as const) this.trim(source);
  }

  private readonly coloured: boolean;

  say = (text: string): void => {
    this.out.write(`${text}\n`);
  };

  note(source: LogSource, line: string): void {
    const readable = readableLine(source, line, { coloured: this.coloured });
    const lines = (this.recent[source] ??= []);
    lines.push(readable);
    if (lines.length > KEPT_LINES) lines.shift();
    this.out.write(`${readable}\n`);
    if (source === 'api' || source === 'worker') this.keep(source, line);
  }

  recentLines(source: LogSource): string {
    return (this.recent[source] ?? []).slice(-15).join('\n');
  }

  private keep(source: LogSource, line: string): void {
    try {
      appendFileSync(this.fileOf(source), `${line}\n`);
    } catch {
      // A full disk must not take the console's log away as well.
    }
  }

  private trim(source: LogSource): void {
    const size = statSync(this.fileOf(source), { throwIfNoEntry: false })?.size ?? 0;
    if (size > LONGEST_LOG) truncateSync(this.fileOf(source));
  }

  private fileOf(source: LogSource): string {
    return join(this.logsFolder, `${source}.log`);
  }
}
