import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type CompletedUpload,
  fileKindOf,
  newId,
  type Page,
  Storage,
  TABLE_LIMITS,
  Uploads,
} from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { ImportDoor } from './import-door.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportRepository, type ImportRow } from './import.repository.js';
import { ImportRowsRepository, type OutcomeCount, type RowSearch, type ShownRow } from './import-rows.repository.js';

export interface CountedImport extends ImportRow {
  readonly counts: readonly OutcomeCount[];
}

function refuseOtherFiles({ sizeBytes, head }: CompletedUpload): void {
  if (sizeBytes > TABLE_LIMITS.fileBytes) throw IdentityErrors.importTooLarge(sizeBytes, TABLE_LIMITS.fileBytes);
  fileKindOf(head);
}

/** What an administrator asks of imports; the work itself is the worker's. */
@Injectable()
export class Imports {
  constructor(
    private readonly asked: ImportDoor,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly uploads: Uploads,
    private readonly storage: Storage,
    private readonly kinds: ImportKinds,
  ) {}

  /** The file is looked at at once: one of another kind is refused before anything is kept. */
  async start(actor: Actor, kindCode: string, uploadId: string): Promise<CountedImport> {
    const kind = this.kinds.get(kindCode);
    const upload = await this.uploads.completed(actor, uploadId);
    try {
      refuseOtherFiles(upload);
    } catch (error) {
      await this.uploads.discard(uploadId);
      throw error;
    }
    const id = newId();
    const fileKey = `imports/${id}`;
    await this.storage.put(fileKey, upload.open(), { mediaType: 'application/octet-stream' });
    const { sizeBytes, fileName } = upload;
    await this.asked.begin(actor, id, { kind: kind.code, fileName: fileName.normalize('NFC'), fileKey, sizeBytes });
    await this.uploads.release(uploadId);
    return this.get(actor, id);
  }

  async list(actor: Actor, page: number, size: number): Promise<Page<CountedImport>> {
    const found = await this.imports.list(await this.asked.scopeOf(actor), page, size);
    const counts = await this.rows.countOutcomes(found.items.map(({ id }) => id));
    return {
      ...found,
      items: found.items.map((row) => ({ ...row, counts: counts.filter(({ importId }) => importId === row.id) })),
    };
  }

  /** @throws identity.import-not-found */
  async get(actor: Actor, id: string): Promise<CountedImport> {
    const row = await this.imports.find(id, await this.asked.scopeOf(actor));
    if (!row) throw IdentityErrors.importNotFound(id);
    return { ...row, counts: await this.rows.countOutcomes([id]) };
  }

  async listRows(actor: Actor, id: string, search: RowSearch): Promise<Page<ShownRow>> {
    await this.get(actor, id);
    return this.rows.list(id, search);
  }

  async apply(actor: Actor, id: string): Promise<CountedImport> {
    await this.asked.next(actor, await this.get(actor, id), 'applying');
    return this.get(actor, id);
  }

  async undo(actor: Actor, id: string): Promise<CountedImport> {
    await this.asked.next(actor, await this.get(actor, id), 'undoing');
    return this.get(actor, id);
  }

  /** Before it is applied nothing remains of it; while it is applied, what is not yet done is left. */
  async cancel(actor: Actor, id: string): Promise<CountedImport> {
    await this.asked.stop(actor, await this.get(actor, id));
    return this.get(actor, id);
  }
}
