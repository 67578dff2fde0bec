import { type DestinationStream } from 'pino';

interface Line {
  time?: string;
  level?: string;
  part?: string;
  msg?: string;
  err?: { stack?: string };
}

/** Log lines for a person at a terminal: time, level, part, message, then the facts. */
export function prettyStream(out: NodeJS.WritableStream): DestinationStream {
  return { write: (json) => void out.write(`${prettyLine(json)}\n`) };
}

export function prettyLine(json: string): string {
  const { time, level, part, msg, err, ...facts } = JSON.parse(json) as Line;
  const said = [time?.slice(11, 19), level?.toUpperCase().padEnd(5), part && `[${part}]`, msg]
    .filter(Boolean)
    .join(' ');
  const rest = Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : '';
  return said + rest + (err?.stack ? `\n${err.stack}` : '');
}
