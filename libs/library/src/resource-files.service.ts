import { Injectable } from '@nestjs/common';
import { Storage, type Actor } from '#platform';
import { LibraryErrors } from './library.errors.js';
import { ResourceFilesRepository, type VersionFile } from './resource-files.repository.js';
import { Resources } from './resources.service.js';

export type FileDisposition = 'inline' | 'attachment';

/** Long enough to watch a long video without the address running out in the middle of it. */
const EXPIRES_SECONDS = 6 * 3600;

/** Addresses of files. Whether the asker may have them is the caller's question, save where an actor is asked for. */
@Injectable()
export class ResourceFiles {
  constructor(
    private readonly storage: Storage,
    private readonly repository: ResourceFilesRepository,
    private readonly resources: Resources,
  ) {}

  /** @throws library.version-not-found */
  async urlFor(versionId: string, disposition: FileDisposition): Promise<string> {
    const file = await this.get(versionId);
    return this.addressOf(file, disposition);
  }

  /** Null when the version has no captions. @throws library.version-not-found */
  async captionsUrlFor(versionId: string): Promise<string | null> {
    const { captionsKey, fileName } = await this.get(versionId);
    if (captionsKey === null) return null;
    return this.storage.downloadUrl(captionsKey, {
      fileName: fileName.replace(/\.[^.]+$/, '.vtt'),
      mediaType: 'text/vtt',
      disposition: 'inline',
      expiresInSeconds: EXPIRES_SECONDS,
    });
  }

  /** What stands behind each version, for those who show versions in their own lists. */
  async describe(versionIds: readonly string[]): Promise<ReadonlyMap<string, VersionFile>> {
    const files = await this.repository.listVersionFiles(versionIds);
    return new Map(files.map((file) => [file.versionId, file]));
  }

  /** The version that the actor may open: the current one, or the numbered one. */
  async openable(actor: Actor, resourceId: string, number: number | null): Promise<string> {
    const { versions, current } = await this.resources.get(actor, resourceId);
    const version = number === null ? current : versions.find((candidate) => candidate.number === number);
    if (version === undefined) throw LibraryErrors.versionNotFound(`${resourceId}/${number}`);
    return version.id;
  }

  private async get(versionId: string): Promise<VersionFile> {
    const [file] = await this.repository.listVersionFiles([versionId]);
    if (file === undefined) throw LibraryErrors.versionNotFound(versionId);
    return file;
  }

  private addressOf({ storageKey, fileName, mediaType }: VersionFile, disposition: FileDisposition): Promise<string> {
    return this.storage.downloadUrl(storageKey, {
      fileName,
      mediaType,
      disposition,
      expiresInSeconds: EXPIRES_SECONDS,
    });
  }
}
