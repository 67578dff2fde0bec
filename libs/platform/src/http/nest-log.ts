import { type LoggerService } from '@nestjs/common';
import { logger } from '../telemetry/logger.js';

/** What the framework itself has to say: faults only, its start-up chatter is of no use to an operator. */
export function nestLog(): LoggerService {
  const log = logger('nest');
  return {
    log: (message: unknown, ...rest: unknown[]) => log.debug({ rest }, String(message)),
    warn: (message: unknown, ...rest: unknown[]) => log.warn({ rest }, String(message)),
    error: (message: unknown, ...rest: unknown[]) => log.error({ rest, err: message }, String(message)),
    fatal: (message: unknown, ...rest: unknown[]) => log.fatal({ rest, err: message }, String(message)),
  };
}
