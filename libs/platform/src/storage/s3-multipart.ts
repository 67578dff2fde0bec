import { type Readable } from 'node:stream';
import { type Client } from 'minio';
import { StorageErrors } from './storage.errors.js';

/** Bounds the memory of one upload; the 10,000 parts that S3 allows are then 156 GB. */
export const PART_SIZE = 16 * 1_048_576;

export interface MultipartTarget {
  readonly client: Client;
  readonly bucket: string;
  readonly key: string;
  readonly mediaType: string;
  /** When it is announced, another number of bytes is refused. */
  readonly size?: number;
}

/**
 * Stores a stream part by part. The client's own way swallows errors of the stream and goes on
 * with whatever unfinished upload of the same key it finds; here a failure leaves nothing behind.
 */
export async function putInParts(target: MultipartTarget, stream: Readable): Promise<void> {
  const { client, bucket, key, mediaType } = target;
  const parts = partsOf(stream);
  const first = await parts.next();
  const start = first.done ? Buffer.alloc(0) : first.value;
  if (start.length < PART_SIZE) {
    refuseOtherSize(target, start.length);
    await client.putObject(bucket, key, start, start.length, { 'Content-Type': mediaType });
    return;
  }
  const uploadId = await client.initiateNewMultipartUpload(bucket, key, { 'Content-Type': mediaType });
  try {
    await sendAll(target, uploadId, start, parts);
  } catch (error) {
    await client.abortMultipartUpload(bucket, key, uploadId).catch(() => undefined);
    throw error;
  }
}

async function sendAll(
  target: MultipartTarget,
  uploadID: string,
  first: Buffer,
  others: AsyncIterable<Buffer>,
): Promise<void> {
  const { client, bucket, key } = target;
  const sent: { part: number; etag: string }[] = [];
  let size = 0;
  const send = async (part: Buffer): Promise<void> => {
    const partNumber = sent.length + 1;
    const headers = { 'Content-Length': part.length };
    const { etag } = await client.uploadPart(
      { bucketName: bucket, objectName: key, uploadID, partNumber, headers },
      part,
    );
    sent.push({ part: partNumber, etag });
    size += part.length;
  };
  await send(first);
  for await (const part of others) {
    await send(part);
  }
  refuseOtherSize(target, size);
  await client.completeMultipartUpload(bucket, key, uploadID, sent);
}

/** Asked before anything becomes visible: what may already be there under this key stays. */
function refuseOtherSize({ key, size }: MultipartTarget, received: number): void {
  if (size !== undefined && size !== received) {
    throw StorageErrors.sizeDiffers(key, size, received);
  }
}

async function* partsOf(stream: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    size += chunk.length;
    while (size >= PART_SIZE) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, PART_SIZE);
      waiting = [all.subarray(PART_SIZE)];
      size -= PART_SIZE;
    }
  }
  if (size > 0) {
    yield Buffer.concat(waiting);
  }
}
