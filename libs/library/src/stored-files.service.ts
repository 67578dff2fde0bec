import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock, contentKey, newId, Uploads, type Actor } from '#platform';
import { safeFileName } from './file-names.rules.js';
import { sniff } from './file-sniffing.rules.js';
import { FileBytes } from './file-bytes.service.js';
import { LibraryAccess } from './library-access.service.js';
import { LibraryErrors } from './library.errors.js';
import { greatestBytesOf, nameFits } from './media-types.rules.js';
import { ResourceUsage } from './resource-usage.service.js';
import { StoredFilesRepository, type FileRow, type FileUse } from './stored-files.repository.js';

/** Bytes that have arrived completely and lie somewhere from where they can be read more than once. */
export interface IncomingFile {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly head: Buffer;
  readonly tail: Buffer;
  open(): Readable | Promise<Readable>;
}

export interface KeptFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Resources that are made of the same bytes already. */
  readonly uses: readonly (FileUse & { readonly courses: number | null })[];
}

/** The files behind the resources, each content once. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly files: StoredFilesRepository,
    private readonly bytes: FileBytes,
    private readonly access: LibraryAccess,
    private readonly usage: ResourceUsage,
    private readonly uploads: Uploads,
    private readonly clock: Clock,
  ) {}

  /** Takes over a completed upload of the actor; what is refused stays where it is until it is swept. */
  async takeOver(actor: Actor, uploadId: string): Promise<KeptFile> {
    const kept = await this.keep(actor, await this.uploads.completed(actor, uploadId));
    await this.uploads.release(uploadId);
    return kept;
  }

  /** Keeps what arrived, if it is of a kind that the library takes; bytes that are here already are not written again. */
  async keep(actor: Actor, incoming: IncomingFile): Promise<KeptFile> {
    const fileName = safeFileName(incoming.fileName);
    const mediaType = acceptedType(fileName, incoming);
    const { sha256, sizeBytes } = incoming;
    const file = await this.files.announce(
      { id: newId(), sha256, sizeBytes, mediaType, storageKey: contentKey(sha256) },
      this.clock.now(),
    );
    await this.bytes.store(file, () => incoming.open());
    if (actor.accountId !== null) await this.files.recordArrival(file.id, actor.accountId, fileName);
    return this.described(actor, file, fileName);
  }

  /** Answers before any byte travels. Files of foreign drafts are not known to those who may not see them. */
  async findByHash(actor: Actor, sha256: string): Promise<KeptFile | null> {
    const file = await this.files.findWithin(await this.access.reach(actor), actor.accountId, { sha256 });
    return file && this.described(actor, file, '');
  }

  /** A file that the actor brought or may see. @throws library.file-not-found */
  async get(actor: Actor, id: string): Promise<FileRow> {
    const file = await this.files.findWithin(await this.access.reach(actor), actor.accountId, { id });
    if (file === null) throw LibraryErrors.fileNotFound(id);
    return file;
  }

  private async described(actor: Actor, file: FileRow, fileName: string): Promise<KeptFile> {
    const uses = await this.files.listUses(await this.access.reach(actor), file.id);
    const courses = await this.usage.countCourses(uses.map(({ versionId }) => versionId));
    return {
      id: file.id,
      fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      uses: uses.map((use) => ({ ...use, courses: courses === null ? null : (courses.get(use.versionId) ?? 0) })),
    };
  }
}

function acceptedType(fileName: string, { head, tail, sizeBytes }: IncomingFile): string {
  const { mediaType, refused } = sniff(head, tail);
  if (sizeBytes === 0 || refused === 'empty') throw LibraryErrors.fileEmpty(fileName);
  if (mediaType === undefined) throw LibraryErrors.fileKindRefused(fileName, refused);
  if (!nameFits(fileName, mediaType)) throw LibraryErrors.fileNameMisleads(fileName, mediaType);
  const maxBytes = greatestBytesOf(mediaType);
  if (sizeBytes > maxBytes) throw LibraryErrors.fileTooLarge(fileName, sizeBytes, maxBytes);
  return mediaType;
}
