import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Storage } from '#platform';
import { FilmLengths } from './film-lengths.service.js';
import { StoredFilesRepository, type FileRow } from './stored-files.repository.js';

/** The bytes behind a file's row: written once, and of a film its length measured. */
@Injectable()
export class FileBytes {
  constructor(
    private readonly files: StoredFilesRepository,
    private readonly storage: Storage,
    private readonly films: FilmLengths,
  ) {}

  async store(file: FileRow, open: () => Readable | Promise<Readable>): Promise<void> {
    const { id, storageKey, mediaType, sizeBytes: size } = file;
    if (file.state === 'stored' && (await this.storage.stat(storageKey)) !== null) return;
    await this.storage.put(storageKey, await open(), { mediaType, size });
    const film = mediaType.startsWith('video/');
    await this.files.markStored(id, film ? await this.films.measure(storageKey, size) : null);
  }
}
