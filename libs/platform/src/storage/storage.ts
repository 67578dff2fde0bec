import { type Readable } from 'node:stream';

export interface ObjectMeta {
  readonly mediaType: string;
  readonly size?: number;
}

export interface ObjectStat {
  readonly size: number;
  readonly mediaType: string;
  readonly modifiedAt: Date;
}

/** Bytes from `start` to `end`, both included; without `end` to the last one. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

export interface DownloadOptions {
  readonly fileName: string;
  readonly mediaType: string;
  readonly disposition: 'inline' | 'attachment';
  readonly expiresInSeconds: number;
}

/** Where files are kept: on disk or in an S3 store. A stored object is whole or not there at all. */
export abstract class Storage {
  abstract put(key: string, body: Readable | Buffer, meta: ObjectMeta): Promise<void>;
  /** Throws `storage.object-not-found` when there is no such object. */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;
  abstract stat(key: string): Promise<ObjectStat | null>;
  /** Deleting what is not there is no error. */
  abstract delete(key: string): Promise<void>;
  abstract list(prefix: string): AsyncIterable<string>;
  /** An address for the browser that needs no session and works until it expires. */
  abstract downloadUrl(key: string, options: DownloadOptions): Promise<string>;
  /** Removes what writes that ended by a crash before that instant have left behind; no object is touched. */
  abstract tidy(before: Date): Promise<void>;
  /** Throws when the store cannot be reached or written to. */
  abstract check(): Promise<void>;
}
