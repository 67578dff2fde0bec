import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type ResourceState } from './resource-state.rules.js';
import { type Reach } from './reach.rules.js';
import { visibleRows } from './visible-rows.repository.js';

export interface FileRow {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly storageKey: string;
  readonly state: 'pending' | 'stored';
}

export interface FileUse {
  readonly resourceId: string;
  readonly title: string;
  readonly state: ResourceState;
  readonly versionId: string;
  readonly version: number;
}

const FILE = `id, sha256, size_bytes as "sizeBytes", media_type as "mediaType", storage_key as "storageKey", state`;

const UNUSED = `not exists (select from resource_versions v where v.file_id = f.id)
  and not exists (select from resource_versions v where v.captions_file_id = f.id)`;

@Injectable()
export class StoredFilesRepository {
  constructor(private readonly database: Database) {}

  /** The row of these bytes, made now or before. A pending one is renewed, so that the sweep does not take it away. */
  async announce(file: Omit<FileRow, 'state'>, now: Date): Promise<FileRow> {
    const [row] = await this.database.query<FileRow>(
      `insert into stored_files (id, sha256, size_bytes, media_type, storage_key, created_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint stored_files_content_once do update set created_at = excluded.created_at
       returning ${FILE}`,
      [file.id, file.sha256, file.sizeBytes, file.mediaType, file.storageKey, now],
    );
    if (row === undefined) throw new Error('An upsert returned no row');
    return row;
  }

  async markStored(id: string, durationSeconds: number | null): Promise<void> {
    await this.database.affected(
      `update stored_files set state = 'stored', duration_seconds = coalesce($2, duration_seconds) where id = $1`,
      [id, durationSeconds],
    );
  }

  async recordArrival(fileId: string, accountId: string, fileName: string): Promise<void> {
    await this.database.query(
      `insert into file_arrivals (file_id, account_id, file_name) values ($1, $2, $3)
       on conflict on constraint file_arrivals_pkey do update set file_name = excluded.file_name, arrived_at = now()`,
      [fileId, accountId, fileName],
    );
  }

  /** A file that the account brought, or that is part of a resource within reach. */
  async findWithin(
    reach: Reach,
    accountId: string | null,
    where: { id: string } | { sha256: string },
  ): Promise<FileRow | null> {
    const [column, value] = 'id' in where ? ['id', where.id] : ['sha256', where.sha256];
    return this.database.one<FileRow>(
      `select ${FILE} from stored_files f
       where f.${column} = $1 and f.state = 'stored' and (
         exists (select from file_arrivals a where a.file_id = f.id and a.account_id = $4::uuid)
         or exists (select from resource_versions v join resources r on r.id = v.resource_id
                    where (v.file_id = f.id or v.captions_file_id = f.id) and ${visibleRows('r', 2)}))`,
      [value, reach.unitIds, reach.personId, accountId],
    );
  }

  async listUses(reach: Reach, fileId: string): Promise<FileUse[]> {
    return this.database.query<FileUse>(
      `select r.id as "resourceId", r.title, r.state, v.id as "versionId", v.number as version
       from resource_versions v join resources r on r.id = v.resource_id
       where v.file_id = $1 and ${visibleRows('r', 2)}
       order by r.state = 'published' desc, v.created_at desc limit 20`,
      [fileId, reach.unitIds, reach.personId],
    );
  }

  /** Files that never became part of a resource, or whose bytes never came. */
  async listForgotten(before: Date, limit: number): Promise<FileRow[]> {
    return this.database.query<FileRow>(
      `select ${FILE} from stored_files f where f.created_at < $1 and ${UNUSED} order by f.created_at limit $2`,
      [before, limit],
    );
  }

  /** Locks the row, so that nobody can make a resource of it or bring the bytes again before it is gone. */
  async lockForgotten(id: string, before: Date): Promise<boolean> {
    const row = await this.database.one(
      `select id from stored_files f where f.id = $1 and f.created_at < $2 and ${UNUSED} for update skip locked`,
      [id, before],
    );
    return row !== null;
  }

  async delete(id: string): Promise<void> {
    await this.database.affected(`delete from stored_files where id = $1`, [id]);
  }

  async listUnknownKeys(keys: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      `select asked.key from unnest($1::text[]) as asked (key)
       where not exists (select from stored_files f where f.storage_key = asked.key)`,
      [keys],
    );
    return rows.map(({ key }) => key);
  }
}
