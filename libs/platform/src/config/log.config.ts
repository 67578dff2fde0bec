import { IsBoolean, IsIn } from 'class-validator';
import { FromEnv, asFlag } from './from-env.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export class LogConfig {
  @FromEnv('LOG_LEVEL', undefined, 'info')
  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  level!: LogLevel;

  @FromEnv('LOG_PRETTY', asFlag, 'false')
  @IsBoolean({ message: 'must be true or false' })
  pretty!: boolean;
}
