import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { type Actor } from '../http/actor.js';
import { Storage } from '../storage/storage.js';
import { UploadErrors } from './uploads.errors.js';
import { type UploadRow, UploadsRepository } from './uploads.repository.js';

/** How much of both ends is handed out at once, for the recognition of what a file is. */
const END_BYTES = 65_536;
const HOUR_MS = 3_600_000;
const ABANDONED_AFTER_MS = 24 * HOUR_MS;
/** So that a caller who lost the answer can ask again. */
const KEPT_AFTER_RELEASE_MS = HOUR_MS;

/** Bytes that have arrived completely; `open` reads them from the start, as often as wanted. */
export interface CompletedUpload {
  readonly id: string;
  readonly fileName: string;
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly head: Buffer;
  readonly tail: Buffer;
  open(): Readable;
}

export function ownerOf(actor: Actor): string {
  return actor.accountId ?? `${actor.kind}:${actor.name}`;
}

/** What came in by resumable uploads, until a domain takes it over. */
@Injectable()
export class Uploads {
  constructor(
    private readonly repository: UploadsRepository,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** @throws uploads.not-found for what is not the actor's own, uploads.incomplete */
  async completed(actor: Actor, id: string): Promise<CompletedUpload> {
    const row = await this.repository.find(id);
    if (row?.owner !== ownerOf(actor)) {
      throw UploadErrors.notFound(id);
    }
    const { fileName, metadata, sizeBytes, receivedBytes } = row;
    if (receivedBytes < sizeBytes) {
      throw UploadErrors.incomplete(id, receivedBytes, sizeBytes);
    }
    const sha256 = row.sha256 ?? (await this.hash(row));
    const head = await this.bytes(row, 0, END_BYTES);
    const tail = await this.bytes(row, Math.max(0, sizeBytes - END_BYTES), sizeBytes);
    return { id, fileName, metadata, sizeBytes, sha256, head, tail, open: () => Readable.from(this.chunks(row)) };
  }

  /** The domain has its own copy now: the bytes may go. */
  release(id: string): Promise<void> {
    return this.repository.release(id, this.clock.now());
  }

  /** Nobody will take it over: nothing of it stays. */
  async discard(id: string): Promise<void> {
    const row = await this.repository.find(id);
    if (row) await this.remove(row);
  }

  /** Reads everything once and remembers its SHA-256. */
  async hash(row: UploadRow): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of this.chunks(row)) {
      hash.update(chunk);
    }
    const sha256 = hash.digest('hex');
    await this.repository.rememberHash(row.id, sha256);
    return sha256;
  }

  async remove(row: UploadRow): Promise<void> {
    // Objects first: as long as the row is there, the sweep comes back to what it names.
    for (const { key } of row.parts) {
      await this.storage.delete(key);
    }
    await this.repository.delete(row.id);
  }

  /** Removes what nobody has touched for a day, what has been taken over, and what crashes have left behind. */
  async sweep(): Promise<number> {
    const now = this.clock.now().getTime();
    const [untouched, released] = [new Date(now - ABANDONED_AFTER_MS), new Date(now - KEPT_AFTER_RELEASE_MS)];
    const abandoned = await this.repository.listAbandoned(untouched, released, 1_000);
    for (const row of abandoned) {
      await this.remove(row);
    }
    await this.storage.tidy(untouched);
    return abandoned.length;
  }

  private async *chunks(row: UploadRow): AsyncGenerator<Buffer> {
    for (const { key } of row.parts) {
      yield* (await this.storage.read(key)) as AsyncIterable<Buffer>;
    }
  }

  private async bytes(row: UploadRow, from: number, to: number): Promise<Buffer> {
    const found: Buffer[] = [];
    let at = 0;
    for (const { key, size } of row.parts) {
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, size) - 1];
      if (start <= end && start < size) {
        found.push(...((await (await this.storage.read(key, { start, end })).toArray()) as Buffer[]));
      }
      at += size;
    }
    return Buffer.concat(found);
  }
}
