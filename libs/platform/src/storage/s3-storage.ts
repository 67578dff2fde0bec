import { Readable } from 'node:stream';
import { Client, type ClientOptions } from 'minio';
import { type StorageConfig } from '../config/storage.config.js';
import { dispositionOf, servedTypeOf } from './disposition.rules.js';
import { putInParts } from './s3-multipart.js';
import { Storage, type ByteRange, type DownloadOptions, type ObjectMeta, type ObjectStat } from './storage.js';
import { StorageErrors } from './storage.errors.js';

const MISSING = new Set(['NoSuchKey', 'NotFound', 'NoSuchObject']);

interface UnfinishedUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly initiated?: Date;
}

export function clientOptionsOf(config: StorageConfig): ClientOptions {
  const endpoint = new URL(config.s3Endpoint ?? '');
  return {
    endPoint: endpoint.hostname,
    port: Number(endpoint.port) || (endpoint.protocol === 'https:' ? 443 : 80),
    useSSL: endpoint.protocol === 'https:',
    region: config.s3Region,
    pathStyle: config.s3PathStyle,
    accessKey: config.s3AccessKey ?? '',
    secretKey: config.s3SecretKey ?? '',
  };
}

export class S3Storage extends Storage {
  private readonly client: Client;
  private readonly bucket: string;

  constructor(config: StorageConfig) {
    super();
    this.bucket = config.s3Bucket ?? '';
    this.client = new Client(clientOptionsOf(config));
  }

  async put(key: string, body: Readable | Buffer, meta: ObjectMeta): Promise<void> {
    const target = { client: this.client, bucket: this.bucket, key, ...meta };
    await putInParts(target, Buffer.isBuffer(body) ? Readable.from([body]) : body);
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const length = range?.end === undefined ? undefined : range.end - range.start + 1;
    const reading = range
      ? this.client.getPartialObject(this.bucket, key, range.start, length)
      : this.client.getObject(this.bucket, key);
    return reading.catch((error: unknown) => {
      throw isMissing(error) ? StorageErrors.objectNotFound(key) : error;
    });
  }

  async stat(key: string): Promise<ObjectStat | null> {
    try {
      const { size, lastModified, metaData } = await this.client.statObject(this.bucket, key);
      const types = metaData as Record<string, string | undefined>;
      return { size, mediaType: types['content-type'] ?? 'application/octet-stream', modifiedAt: lastModified };
    } catch (error) {
      if (isMissing(error)) {
        return null;
      }
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await this.client.removeObject(this.bucket, key);
  }

  async *list(prefix: string): AsyncIterable<string> {
    for await (const { name } of this.client.listObjectsV2(this.bucket, prefix, true) as AsyncIterable<{
      name?: string;
    }>) {
      if (name !== undefined) {
        yield name;
      }
    }
  }

  downloadUrl(key: string, { fileName, mediaType, disposition, expiresInSeconds }: DownloadOptions): Promise<string> {
    return this.client.presignedGetObject(this.bucket, key, expiresInSeconds, {
      'response-content-type': servedTypeOf(mediaType),
      'response-content-disposition': dispositionOf(disposition, fileName, mediaType),
    });
  }

  async tidy(before: Date): Promise<void> {
    const unfinished = this.client.listIncompleteUploads(this.bucket, '', true) as AsyncIterable<UnfinishedUpload>;
    for await (const { key, uploadId, initiated } of unfinished) {
      if (initiated !== undefined && initiated < before) {
        await this.client.abortMultipartUpload(this.bucket, key, uploadId);
      }
    }
  }

  async check(): Promise<void> {
    if (!(await this.client.bucketExists(this.bucket))) {
      throw new Error(`The bucket ${this.bucket} does not exist`);
    }
  }

  /** For installations that have no bucket yet. */
  async createBucket(): Promise<void> {
    if (!(await this.client.bucketExists(this.bucket))) {
      await this.client.makeBucket(this.bucket);
    }
  }
}

function isMissing(error: unknown): boolean {
  return MISSING.has(String((error as { code?: unknown } | null)?.code));
}
