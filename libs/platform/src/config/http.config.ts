import { IsBoolean, IsInt, IsNotEmpty, IsOptional, Matches, Max, Min } from 'class-validator';
import { FromEnv, asFlag, asWhole } from './from-env.js';

export class HttpConfig {
  @FromEnv('HTTP_HOST', undefined, '127.0.0.1')
  @IsNotEmpty()
  host!: string;

  /** 0 takes any free port. */
  @FromEnv('HTTP_PORT', asWhole, '8080')
  @IsInt()
  @Min(0)
  @Max(65_535)
  port!: number;

  /** The address that people type; links in mails and the origin check use it. */
  @FromEnv('PUBLIC_URL')
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an http:// or https:// URL' })
  publicUrl?: string;

  /** Folder of the built web application; absent: the API serves no pages. */
  @FromEnv('WEB_ROOT')
  @IsOptional()
  @IsNotEmpty()
  webRoot?: string;

  @FromEnv('TRUST_PROXY', asFlag, 'false')
  @IsBoolean({ message: 'must be true or false' })
  trustProxy!: boolean;
}
