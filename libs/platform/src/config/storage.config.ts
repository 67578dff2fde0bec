import { IsBoolean, IsNotEmpty, IsOptional, Matches, ValidateIf } from 'class-validator';
import { FromEnv, asFlag } from './from-env.js';

const inS3 = (config: StorageConfig): boolean => config.s3Endpoint !== undefined;
const onDisk = (config: StorageConfig): boolean => config.s3Endpoint === undefined;

/** Files on disk (`STORAGE_DIR`), or in an S3 store as soon as `S3_ENDPOINT` is given. */
export class StorageConfig {
  @FromEnv('STORAGE_DIR')
  @ValidateIf(onDisk)
  @IsNotEmpty({ message: 'is needed unless S3_ENDPOINT is given' })
  dir?: string;

  @FromEnv('S3_ENDPOINT')
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an http:// or https:// URL' })
  s3Endpoint?: string;

  @FromEnv('S3_REGION', undefined, 'us-east-1')
  s3Region!: string;

  @FromEnv('S3_BUCKET')
  @ValidateIf(inS3)
  @IsNotEmpty({ message: 'is needed with S3_ENDPOINT' })
  s3Bucket?: string;

  @FromEnv('S3_ACCESS_KEY')
  @ValidateIf(inS3)
  @IsNotEmpty({ message: 'is needed with S3_ENDPOINT' })
  s3AccessKey?: string;

  @FromEnv('S3_SECRET_KEY')
  @ValidateIf(inS3)
  @IsNotEmpty({ message: 'is needed with S3_ENDPOINT' })
  s3SecretKey?: string;

  @FromEnv('S3_PATH_STYLE', asFlag, 'true')
  @IsBoolean({ message: 'must be true or false' })
  s3PathStyle!: boolean;
}
