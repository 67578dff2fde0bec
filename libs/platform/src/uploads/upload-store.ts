import { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/server';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../ids/new-id.js';
import { Storage } from '../storage/storage.js';
import { Uploads } from './uploads.service.js';
import { UploadErrors } from './uploads.errors.js';
import { type UploadRow, UploadsRepository } from './uploads.repository.js';

/**
 * Where the tus protocol keeps what arrives: each request's bytes as an object of their own, the order of them in
 * PostgreSQL. So the parts of one upload may come through different API processes, and no process holds any state.
 */
@Injectable()
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination'];

  constructor(
    private readonly repository: UploadsRepository,
    private readonly storage: Storage,
    private readonly uploads: Uploads,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** The row is there already: it was made where the owner is known. */
  override async create(upload: Upload): Promise<Upload> {
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { metadata, sizeBytes: size, receivedBytes: offset, createdAt } = await this.row(id);
    return new Upload({ id, size, offset, metadata, creation_date: createdAt.toISOString() });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const key = `uploads/${id}/${offset}-${newId()}`;
    const counted = { size: 0 };
    await this.storage.put(key, Readable.from(untilCutOff(stream, counted)), { mediaType: 'application/octet-stream' });
    const { size } = counted;
    if (size === 0 || !(await this.repository.append(id, offset, { key, size }, this.clock.now()))) {
      await this.storage.delete(key);
      if (size > 0) {
        throw UploadErrors.offsetDiffers(id, offset);
      }
    }
    return offset + size;
  }

  override async remove(id: string): Promise<void> {
    await this.uploads.remove(await this.row(id));
  }

  private async row(id: string): Promise<UploadRow> {
    const row = await this.repository.find(id);
    if (!row) {
      throw UploadErrors.notFound(id);
    }
    return row;
  }
}

/** A link that breaks ends the part, it does not undo it: the client goes on from there. */
async function* untilCutOff(stream: Readable, counted: { size: number }): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      counted.size += chunk.length;
      yield chunk;
    }
  } catch {
    // Whatever came before is kept.
  }
}
