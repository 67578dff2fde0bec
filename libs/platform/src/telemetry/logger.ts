import { pino, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { type LogConfig } from '../config/log.config.js';
import { currentContext } from './call-context.js';
import { prettyStream } from './pretty-stream.js';

/** A logger of one part of the system: `log.info({ facts }, 'what happened')`. */
export type Logger = Pick<PinoLogger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'>;

const options = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => withoutNulls(currentContext()),
  redact: {
    paths: [
      'password',
      '*.password',
      'secret',
      '*.secret',
      'token',
      '*.token',
      'headers.cookie',
      'headers.authorization',
    ],
  },
});

let root: PinoLogger = pino(options('warn'));
const parts = new Map<string, PinoLogger>();

/** Called once at boot; loggers made before follow. */
export function configureLogging(config: LogConfig): void {
  root = config.pretty ? pino(options(config.level), prettyStream(process.stdout)) : pino(options(config.level));
  parts.clear();
}

export function logger(part: string): Logger {
  return {
    fatal: (...line: [object, string?]) => partOf(part).fatal(...line),
    error: (...line: [object, string?]) => partOf(part).error(...line),
    warn: (...line: [object, string?]) => partOf(part).warn(...line),
    info: (...line: [object, string?]) => partOf(part).info(...line),
    debug: (...line: [object, string?]) => partOf(part).debug(...line),
    trace: (...line: [object, string?]) => partOf(part).trace(...line),
  };
}

function partOf(part: string): PinoLogger {
  const known = parts.get(part);
  if (known) return known;
  const made = root.child({ part });
  parts.set(part, made);
  return made;
}

function withoutNulls(context: object): object {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== null));
}
