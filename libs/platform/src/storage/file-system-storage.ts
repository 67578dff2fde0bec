import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FileLinks } from './file-links.js';
import { Storage, type ByteRange, type DownloadOptions, type ObjectMeta, type ObjectStat } from './storage.js';
import { StorageErrors } from './storage.errors.js';

/** Beside the bytes of an object; the object is there as soon as this is. */
interface Sidecar {
  readonly key: string;
  readonly mediaType: string;
  readonly size: number;
  readonly modifiedAt: string;
  /** Name of the file that holds the bytes: another one each time, so that bytes and sidecar always fit together. */
  readonly bytes: string;
}

/** Keys never become paths: an object lies under the hash of its key, spread over 65,536 folders. */
export class FileSystemStorage extends Storage {
  constructor(
    private readonly root: string,
    private readonly links: FileLinks,
  ) {
    super();
  }

  async put(key: string, body: Readable | Buffer, meta: ObjectMeta): Promise<void> {
    const sidecarPath = this.sidecarPath(key);
    const before = await readSidecar(sidecarPath);
    const bytes = `${hashOf(key)}.${randomUUID()}`;
    const bytesPath = join(dirname(sidecarPath), bytes);
    await mkdir(dirname(sidecarPath), { recursive: true });
    await this.throughTemporary(bytesPath, async (path) => {
      const size = await writeSynced(path, body);
      if (meta.size !== undefined && meta.size !== size) {
        throw StorageErrors.sizeDiffers(key, meta.size, size);
      }
    });
    try {
      const { size } = await stat(bytesPath);
      const sidecar: Sidecar = { key, mediaType: meta.mediaType, size, modifiedAt: new Date().toISOString(), bytes };
      await this.throughTemporary(sidecarPath, (path) => writeSynced(path, Buffer.from(JSON.stringify(sidecar))));
    } catch (error) {
      await rm(bytesPath, { force: true });
      throw error;
    }
    if (before) {
      await rm(join(dirname(sidecarPath), before.bytes), { force: true });
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const path = this.sidecarPath(key);
    for (let sidecar = await readSidecar(path); sidecar; sidecar = await readSidecar(path)) {
      const stream = await openBytes(join(dirname(path), sidecar.bytes), range);
      if (stream) {
        return stream;
      }
      // Replaced between the two reads: the new sidecar names the new bytes.
    }
    throw StorageErrors.objectNotFound(key);
  }

  async stat(key: string): Promise<ObjectStat | null> {
    const sidecar = await readSidecar(this.sidecarPath(key));
    return sidecar && { size: sidecar.size, mediaType: sidecar.mediaType, modifiedAt: new Date(sidecar.modifiedAt) };
  }

  async delete(key: string): Promise<void> {
    const path = this.sidecarPath(key);
    const sidecar = await readSidecar(path);
    await rm(path, { force: true });
    if (sidecar) {
      await rm(join(dirname(path), sidecar.bytes), { force: true });
    }
  }

  /** Reads every sidecar there is: for sweeps, not for requests. */
  async *list(prefix: string): AsyncIterable<string> {
    for (const path of await this.sidecarPaths()) {
      const sidecar = await readSidecar(path);
      if (sidecar?.key.startsWith(prefix)) {
        yield sidecar.key;
      }
    }
  }

  async downloadUrl(key: string, options: DownloadOptions): Promise<string> {
    return this.links.urlOf(key, options);
  }

  async check(): Promise<void> {
    await mkdir(join(this.root, 'incoming'), { recursive: true });
    const path = join(this.root, 'incoming', `check.${randomUUID()}`);
    await (await open(path, 'wx')).close();
    await rm(path);
  }

  async tidy(before: Date): Promise<void> {
    const temporary = join(this.root, 'incoming');
    for (const name of await readdir(temporary).catch(ifMissing<string[]>([]))) {
      const path = join(temporary, name);
      const found = await stat(path).catch(ifMissing(null));
      if (found && found.mtime < before) {
        await rm(path, { force: true });
      }
    }
  }

  private sidecarPath(key: string): string {
    const hash = hashOf(key);
    return join(this.root, 'objects', hash.slice(0, 2), hash.slice(2, 4), `${hash}.json`);
  }

  private async sidecarPaths(): Promise<string[]> {
    const root = join(this.root, 'objects');
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(ifMissing([]));
    return entries.filter((entry) => entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name));
  }

  /** What has its final name is whole and on the disk; what has not is swept with the temporary folder. */
  private async throughTemporary(path: string, write: (temporary: string) => Promise<unknown>): Promise<void> {
    const temporary = join(this.root, 'incoming', randomUUID());
    await mkdir(dirname(temporary), { recursive: true });
    try {
      await write(temporary);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

async function writeSynced(path: string, body: Readable | Buffer): Promise<number> {
  const file = createWriteStream(path, { flags: 'wx', flush: true });
  await pipeline(Buffer.isBuffer(body) ? Readable.from([body]) : body, file);
  return file.bytesWritten;
}

async function openBytes(path: string, range?: ByteRange): Promise<Readable | null> {
  const handle = await open(path, 'r').catch(ifMissing(null));
  return handle && createReadStream(path, { fd: handle, ...range });
}

async function readSidecar(path: string): Promise<Sidecar | null> {
  const text = await readFile(path, 'utf8').catch(ifMissing(null));
  return text === null ? null : (JSON.parse(text) as Sidecar);
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') {
      return instead;
    }
    throw error;
  };
}
