import { IsInt, Max, Min, MinLength } from 'class-validator';
import { FromEnv, asWhole } from './from-env.js';

export class SecurityConfig {
  @FromEnv('APP_SECRET')
  @MinLength(32, { message: 'must have at least 32 characters' })
  appSecret!: string;

  @FromEnv('SESSION_IDLE_MINUTES', asWhole, '60')
  @IsInt()
  @Min(1)
  @Max(1440)
  sessionIdleMinutes!: number;

  @FromEnv('SESSION_HOURS', asWhole, '12')
  @IsInt()
  @Min(1)
  @Max(720)
  sessionHours!: number;
}
