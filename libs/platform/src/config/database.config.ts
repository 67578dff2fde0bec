import { IsInt, Matches, Max, Min } from 'class-validator';
import { FromEnv, asText, asWhole } from './from-env.js';

export class DatabaseConfig {
  @FromEnv('DATABASE_URL', asText)
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must be a postgres:// URL' })
  url!: string;

  @FromEnv('DATABASE_POOL_MAX', asWhole, '10')
  @IsInt()
  @Min(2)
  @Max(200)
  poolMax!: number;
}
