import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock } from '../clock/clock.js';
import { type DownloadOptions } from './storage.js';
import { StorageErrors } from './storage.errors.js';

export interface FileLink {
  readonly key: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly disposition: 'inline' | 'attachment';
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Addresses under `/files` that carry their own permission: everything in them is signed. */
export class FileLinks {
  constructor(
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  urlOf(key: string, { fileName, mediaType, disposition, expiresInSeconds }: DownloadOptions): string {
    const expires = Math.floor(this.clock.now().getTime() / 1000) + expiresInSeconds;
    const link: FileLink = { key, fileName, mediaType, disposition, expires };
    const payload = Buffer.from(JSON.stringify(Object.values(orderly(link)))).toString('base64url');
    return `/files/${payload}.${this.signatureOf(payload)}/${encodeURIComponent(fileName)}`;
  }

  /** The link of a `<payload>.<signature>`; refused when a single character differs or the time is up. */
  open(token: string): FileLink {
    const [payload = '', signature = ''] = token.split('.');
    if (!sameText(signature, this.signatureOf(payload))) {
      throw StorageErrors.linkInvalid();
    }
    const [key, fileName, mediaType, disposition, expires] = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    ) as [string, string, string, FileLink['disposition'], number];
    if (expires * 1000 <= this.clock.now().getTime()) {
      throw StorageErrors.linkExpired();
    }
    return { key, fileName, mediaType, disposition, expires };
  }

  private signatureOf(payload: string): string {
    return createHmac('sha256', this.secret).update(`GET /files ${payload}`).digest('base64url');
  }
}

function orderly({ key, fileName, mediaType, disposition, expires }: FileLink): FileLink {
  return { key, fileName, mediaType, disposition, expires };
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
