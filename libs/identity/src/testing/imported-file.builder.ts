import { type Actor, newId, Storage } from '#platform';
import { type TestModule } from '#platform/testing';
import { ImportRowsRepository, type RowSearch, type ShownRow } from '../intake/import-rows.repository.js';
import { ImportSteps } from '../intake/import-steps.service.js';
import { type CountedImport, Imports } from '../intake/imports.service.js';

type Stage = Pick<TestModule, 'get' | 'database'>;

/** A completed upload of the actor. */
export async function anUpload(stage: Stage, actor: Actor, fileName: string, bytes: Buffer): Promise<string> {
  const id = newId();
  const key = `uploads/${id}/0`;
  await stage.get(Storage).put(key, bytes, { mediaType: 'application/octet-stream' });
  await stage.database.query(
    `insert into uploads (id, owner, file_name, metadata, size_bytes, received_bytes, parts, created_at, touched_at)
     values ($1, $2, $3, '{}', $4, $4, $5, now(), now())`,
    [
      id,
      actor.accountId ?? `${actor.kind}:${actor.name}`,
      fileName,
      bytes.length,
      JSON.stringify([{ key, size: bytes.length }]),
    ],
  );
  return id;
}

/** Walks an import through its steps like a worker. */
export class ImportWalk {
  constructor(
    private readonly stage: Stage,
    private readonly actor: Actor,
  ) {}

  /** Reads and plans the file. */
  async plan(kind: string, file: string | Buffer, fileName = 'tệp.csv'): Promise<CountedImport> {
    const bytes = typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
    const { id } = await this.imports.start(this.actor, kind, await anUpload(this.stage, this.actor, fileName, bytes));
    return this.carryOn(id);
  }

  async apply(id: string): Promise<CountedImport> {
    await this.imports.apply(this.actor, id);
    return this.carryOn(id);
  }

  async undo(id: string): Promise<CountedImport> {
    await this.imports.undo(this.actor, id);
    return this.carryOn(id);
  }

  async planAndApply(kind: string, file: string | Buffer, fileName?: string): Promise<CountedImport> {
    return this.apply((await this.plan(kind, file, fileName)).id);
  }

  async rows(id: string, search: Partial<RowSearch> = {}): Promise<ShownRow[]> {
    const all = { q: undefined, show: undefined, page: 1, size: 100, ...search };
    return (await this.stage.get(ImportRowsRepository).list(id, all)).items;
  }

  /** `row: outcome/result reason`, for comparing at a glance. */
  async outcomes(id: string): Promise<string[]> {
    return (await this.rows(id)).map(({ rowNumber, outcome, result, reason }) =>
      [`${rowNumber}:`, result === null ? outcome : `${outcome}/${result}`, reason]
        .filter((part) => part !== null)
        .join(' '),
    );
  }

  private async carryOn(id: string): Promise<CountedImport> {
    await this.stage.get(ImportSteps).carryOn(id, new AbortController().signal);
    return this.imports.get(this.actor, id);
  }

  private get imports(): Imports {
    return this.stage.get(Imports);
  }
}
