import { Injectable } from '@nestjs/common';
import { Database, newId, type Actor } from '#platform';
import { safeFileName } from './file-names.rules.js';
import { LibraryAccess } from './library-access.service.js';
import { LibraryTrail } from './library-trail.service.js';
import { LibraryErrors, refuse } from './library.errors.js';
import { kindOf } from './media-types.rules.js';
import { ResourcesRepository, type NewVersion, type ResourceDescription } from './resources.repository.js';
import { Resources } from './resources.service.js';
import { type FileRow } from './stored-files.repository.js';
import { StoredFiles } from './stored-files.service.js';

export interface NewResource extends ResourceDescription {
  readonly fileId: string;
  readonly fileName: string;
  readonly ownerUnitId: string | null;
  /** Of the client: the same key of the same author is the same resource. */
  readonly requestKey?: string | null;
}

/** Makes drafts of files, new versions of resources, and videos with captions. */
@Injectable()
export class ResourceAuthoring {
  constructor(
    private readonly database: Database,
    private readonly repository: ResourcesRepository,
    private readonly resources: Resources,
    private readonly files: StoredFiles,
    private readonly access: LibraryAccess,
    private readonly trail: LibraryTrail,
  ) {}

  /** @returns the id of the draft. */
  async create(actor: Actor, resource: NewResource): Promise<string> {
    const { fileId, fileName, ownerUnitId: wanted, requestKey = null, ...description } = resource;
    const ownerPersonId = this.access.author(actor);
    const ownerUnitId = await this.access.owningUnit(actor, wanted);
    const file = await this.files.get(actor, fileId);
    const id = newId();
    const version = this.versionOf(id, file, fileName, ownerPersonId);
    const made = { ...description, id, ownerPersonId, ownerUnitId, requestKey, at: version.at };
    return this.database
      .transaction(async () => {
        const resourceId = await this.repository.insert(made, version);
        // Asked for twice under one key, the resource was drafted once.
        if (resourceId === id)
          await this.trail.record(actor, 'drafted', made, { after: { ...description, fileName: version.fileName } });
        return resourceId;
      })
      .catch(refuse);
  }

  /** The earlier versions stay: courses go on with the one that they were made with. @returns the new number. */
  async replace(actor: Actor, id: string, fileId: string, fileName: string): Promise<number> {
    const author = this.access.author(actor);
    const resource = await this.resources.getChangeable(actor, id);
    const file = await this.files.get(actor, fileId);
    const version = this.versionOf(id, file, fileName, author);
    return this.database.transaction(async () => {
      const before = await this.repository.lock(id);
      if (before === null) throw LibraryErrors.resourceNotFound(id);
      const [current] = await this.repository.findVersions([before.currentVersionId]);
      if (current?.fileId === file.id) throw LibraryErrors.sameFile(current.number);
      const number = await this.repository.insertVersion(version);
      await this.repository.makeCurrent(id, version);
      await this.trail.record(actor, 'replaced', resource, {
        before: { number: current?.number, fileName: current?.fileName },
        after: { number, fileName: version.fileName },
      });
      return number;
    });
  }

  /** Of the current version; null takes the captions away. */
  async caption(actor: Actor, id: string, fileId: string | null): Promise<void> {
    const resource = await this.resources.getChangeable(actor, id);
    const [version] = await this.repository.findVersions([resource.currentVersionId]);
    if (version === undefined || kindOf(version.mediaType) !== 'video') throw LibraryErrors.captionsNeedVideo();
    if (fileId !== null) {
      const { mediaType } = await this.files.get(actor, fileId);
      if (mediaType !== 'text/vtt') throw LibraryErrors.notCaptions(mediaType);
    }
    const before = { captionsFileId: version.captionsFileId };
    await this.database.transaction(async () => {
      await this.repository.setCaptions(version.id, fileId);
      await this.trail.record(actor, 'captioned', resource, { before, after: { captionsFileId: fileId } });
    });
  }

  private versionOf(resourceId: string, file: FileRow, fileName: string, createdBy: string): NewVersion {
    if (kindOf(file.mediaType) === null) throw LibraryErrors.notAResourceFile(file.mediaType);
    const { id: fileId, mediaType, sizeBytes } = file;
    const at = this.trail.now();
    return { id: newId(), resourceId, fileId, fileName: safeFileName(fileName), mediaType, sizeBytes, createdBy, at };
  }
}
