import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { PeopleBulk, IdentityModule, type Role } from '#identity';
import { contentKey, newId, type Actor } from '#platform';
import { bootTestModule, type FixedClock, type TestModule } from '#platform/testing';
import { SNIFFED_BYTES } from './file-sniffing.rules.js';
import { LibraryBulk, type BulkResource } from './library-bulk.repository.js';
import { LibraryModule } from './library.module.js';
import { type IncomingFile } from './stored-files.service.js';

const FROM = '2024-01-01';
export const PDF = '%PDF-1.7\n';

const PLAIN = {
  slug: null,
  title: 'Tài liệu',
  summary: '',
  documentNumber: null,
  topic: 'learning-skills',
  licence: 'CC-BY-4.0',
  language: 'vi',
} as const;

export interface Somebody {
  readonly actor: Actor;
  readonly personId: string;
  readonly unitId: string;
}

/** A department with two units below it, and the people whom a test asks for. */
export class LibraryWorld {
  readonly departmentId = newId();
  readonly forestryId = newId();
  readonly landId = newId();
  private names = 0;

  constructor(readonly module: TestModule) {}

  get<T>(type: abstract new (...parameters: never[]) => T): T {
    return this.module.get(type);
  }

  get clock(): FixedClock {
    return this.module.clock as FixedClock;
  }

  async settle(): Promise<void> {
    const people = this.get(PeopleBulk);
    const version = { eventId: null, shortName: null, code: null, from: FROM, to: null } as const;
    await people.insertUnits([this.departmentId, this.forestryId, this.landId]);
    await people.insertUnitVersions([
      { ...version, id: newId(), unitId: this.departmentId, name: 'Sở', kind: 'department', parentId: null },
      {
        ...version,
        id: newId(),
        unitId: this.forestryId,
        name: 'Chi cục Kiểm lâm',
        kind: 'sub_department',
        parentId: this.departmentId,
      },
      {
        ...version,
        id: newId(),
        unitId: this.landId,
        name: 'Phòng Đất đai',
        kind: 'division',
        parentId: this.departmentId,
      },
    ]);
  }

  async person(unitId: string, grants: readonly { role: Role; unitId: string }[] = []): Promise<Somebody> {
    const people = this.get(PeopleBulk);
    const [personId, accountId] = [newId(), newId()];
    this.names += 1;
    const fullName = `Người thứ ${this.names}`;
    const unknown = { staffCode: null, birthDate: null, email: null, gender: null };
    await people.insert([{ id: personId, fullName, ...unknown }]);
    await people.insertAssignments([
      {
        id: newId(),
        personId,
        unitId,
        position: 'Chuyên viên',
        category: 'civil_servant',
        kind: 'primary',
        from: FROM,
        to: null,
      },
    ]);
    await people.insertAccounts([{ id: accountId, personId, username: `user-${this.names}`, passwordHash: 'none' }]);
    const all = [{ role: 'staff', unitId }, ...grants];
    const actor: Actor = {
      kind: 'person',
      accountId,
      personId,
      name: fullName,
      grants: all,
      scopes: [],
      sessionId: null,
    };
    return { actor, personId, unitId };
  }

  /** A published resource with a file of its own; `publishedAt: null` makes a draft. */
  async resource(owner: Somebody, fields: Partial<BulkResource> & { mediaType?: string } = {}): Promise<string> {
    const bulk = this.get(LibraryBulk);
    const { mediaType = 'application/pdf', ...described } = fields;
    const [id, versionId, fileId] = [newId(), newId(), newId()];
    const sha256 = createHash('sha256').update(fileId).digest('hex');
    const createdAt = '2026-05-01T00:00:00Z';
    const fileName = fields.fileName ?? 'tep.pdf';
    const file = { fileId, fileName, mediaType, sizeBytes: 1000 };
    await this.module.database.transaction(async () => {
      await bulk.insertFiles([{ id: fileId, sha256, sizeBytes: 1000, mediaType, storageKey: contentKey(sha256) }]);
      await bulk.insertResources([
        {
          ...PLAIN,
          ownerPersonId: owner.personId,
          ownerUnitId: owner.unitId,
          publishedAt: createdAt,
          createdAt,
          ...described,
          id,
          currentVersionId: versionId,
          fileName,
        },
      ]);
      await bulk.insertVersions([
        {
          id: versionId,
          resourceId: id,
          number: 1,
          ...file,
          captionsFileId: null,
          createdBy: owner.personId,
          createdAt,
        },
      ]);
    });
    return id;
  }
}

export async function aLibrary(): Promise<LibraryWorld> {
  const module = await bootTestModule({
    modules: [IdentityModule, LibraryModule],
  });
  const world = new LibraryWorld(module);
  await world.settle();
  return world;
}

export function anIncomingFile(content: string | Buffer, fileName = 'Tài liệu.pdf'): IncomingFile {
  const bytes = Buffer.from(content);
  return {
    fileName,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    head: bytes.subarray(0, SNIFFED_BYTES),
    tail: bytes.subarray(-SNIFFED_BYTES),
    open: () => Readable.from([bytes]),
  };
}
