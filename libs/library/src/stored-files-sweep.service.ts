import { Injectable } from '@nestjs/common';
import { Clock, Database, logger, Storage } from '#platform';
import { StoredFilesRepository, type FileRow } from './stored-files.repository.js';

const HOUR_MS = 3_600_000;
/** A file waits this long to become part of a resource: uploads of a whole folder are described over days. */
const FORGOTTEN_AFTER_MS = 7 * 24 * HOUR_MS;
const BATCH = 500;
const log = logger('library');

/** Takes away what nobody will ask for any more: files without a resource, objects without a row. */
@Injectable()
export class StoredFilesSweep {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFilesRepository,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  async sweep(signal?: AbortSignal): Promise<{ files: number; objects: number }> {
    const swept = { files: await this.forgottenFiles(signal), objects: await this.unknownObjects(signal) };
    if (swept.files + swept.objects > 0) log.info(swept, 'Files that nothing refers to were removed');
    return swept;
  }

  private async forgottenFiles(signal?: AbortSignal): Promise<number> {
    const before = new Date(this.clock.now().getTime() - FORGOTTEN_AFTER_MS);
    let removed = 0;
    for (const file of await this.files.listForgotten(before, BATCH)) {
      if (signal?.aborted) break;
      if (await this.remove(file, before)) removed += 1;
    }
    return removed;
  }

  /** Under the lock of its row: whoever brings the same bytes meanwhile waits, and then brings them anew. */
  private async remove(file: FileRow, before: Date): Promise<boolean> {
    return this.database.transaction(async () => {
      if (!(await this.files.lockForgotten(file.id, before))) return false;
      await this.storage.delete(file.storageKey);
      await this.files.delete(file.id);
      return true;
    });
  }

  /** The row is always there before its object, so an object without one is left over from a removal cut short. */
  private async unknownObjects(signal?: AbortSignal): Promise<number> {
    let removed = 0;
    let keys: string[] = [];
    for await (const key of this.storage.list('content/')) {
      if (signal?.aborted) return removed;
      keys.push(key);
      if (keys.length === BATCH) {
        removed += await this.removeUnknown(keys);
        keys = [];
      }
    }
    return removed + (await this.removeUnknown(keys));
  }

  private async removeUnknown(keys: readonly string[]): Promise<number> {
    const unknown = keys.length === 0 ? [] : await this.files.listUnknownKeys(keys);
    for (const key of unknown) await this.storage.delete(key);
    return unknown.length;
  }
}
