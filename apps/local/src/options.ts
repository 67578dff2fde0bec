import { parseArgs } from 'node:util';
import { LaunchFault } from './launch-fault.js';

export interface StartOptions {
  /** Null: the usual one, or a free one when it is taken. */
  port: number | null;
  /** No demo data; the first administrator is made through a one-time link. */
  empty: boolean;
}

export function parseOptions(args: readonly string[]): StartOptions {
  const { port, empty } = parse(args);
  if (port === undefined) return { port: null, empty };
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new LaunchFault(`--port ${port} is not a port number (1 to 65535).`);
  }
  return { port: Number(port), empty };
}

function parse(args: readonly string[]): { port: string | undefined; empty: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        empty: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
      },
    });
    return { port: values.port, empty: values.empty };
  } catch (fault) {
    throw new LaunchFault((fault as Error).message, 'npm start -- --help lists the options.');
  }
}
