import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Licence, type ResourceLanguage } from './licences.rules.js';
import { type Topic } from './topics.rules.js';

/** A file whose bytes were put into the storage under `storageKey`. */
export interface BulkFile {
  id: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  storageKey: string;
  /** Films only. */
  durationSeconds?: number | null;
}

/** A published resource, or a draft when `publishedAt` is null. Its versions follow in the same transaction. */
export interface BulkResource {
  id: string;
  slug: string | null;
  ownerPersonId: string;
  ownerUnitId: string;
  title: string;
  summary: string;
  documentNumber: string | null;
  topic: Topic;
  licence: Licence;
  language: ResourceLanguage;
  currentVersionId: string;
  fileName: string;
  publishedAt: string | null;
  createdAt: string;
}

export interface BulkVersion {
  id: string;
  resourceId: string;
  number: number;
  fileId: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  captionsFileId: string | null;
  createdBy: string;
  createdAt: string;
}

export interface BulkUse {
  resourceId: string;
  personId: string;
  unitId: string | null;
  firstUsedAt: string;
  lastUsedAt: string;
  opens: number;
  downloads: number;
  seconds: number;
  countedAt: string | null;
}

const ROWS_A_STATEMENT = 5000;

/** A whole library at once, for generated data. Resources before versions, both in one transaction. */
@Injectable()
export class LibraryBulk {
  constructor(private readonly database: Database) {}

  async insertFiles(files: readonly BulkFile[]): Promise<void> {
    await this.write(
      files,
      `insert into stored_files (id, sha256, size_bytes, media_type, storage_key, duration_seconds, state)
       select id, sha256, size_bytes, media_type, storage_key, duration_seconds, 'stored'
       from jsonb_to_recordset($1) as r (id uuid, sha256 text, size_bytes bigint, media_type text, storage_key text,
                                           duration_seconds int)`,
    );
  }

  async insertResources(resources: readonly BulkResource[]): Promise<void> {
    await this.write(
      resources,
      `insert into resources (id, slug, owner_person_id, owner_unit_id, state, title, summary, document_number, topic, licence,
                              language, current_version_id, file_name, published_at, created_at, updated_at)
       select id, slug, owner_person_id, owner_unit_id, case when published_at is null then 'draft' else 'published' end,
              normalize(title), normalize(summary), normalize(document_number), topic, licence, language,
              current_version_id, normalize(file_name), published_at, created_at, coalesce(published_at, created_at)
       from jsonb_to_recordset($1) as r (
         id uuid, slug text, owner_person_id uuid, owner_unit_id uuid, title text, summary text, document_number text,
         topic text, licence text, language text, current_version_id uuid, file_name text, published_at timestamptz,
         created_at timestamptz)`,
    );
  }

  async insertVersions(versions: readonly BulkVersion[]): Promise<void> {
    await this.write(
      versions,
      `insert into resource_versions (id, resource_id, number, file_id, file_name, media_type, size_bytes, captions_file_id,
                                      created_by, created_at)
       select id, resource_id, number, file_id, normalize(file_name), media_type, size_bytes, captions_file_id, created_by,
              created_at
       from jsonb_to_recordset($1) as r (
         id uuid, resource_id uuid, number int, file_id uuid, file_name text, media_type text, size_bytes bigint,
         captions_file_id uuid, created_by uuid, created_at timestamptz)`,
    );
  }

  async insertUses(uses: readonly BulkUse[]): Promise<void> {
    await this.write(
      uses,
      `insert into resource_uses (resource_id, person_id, unit_id, first_used_at, last_used_at, opens, downloads, seconds,
                                  counted_at)
       select resource_id, person_id, unit_id, first_used_at, last_used_at, opens, downloads, seconds, counted_at
       from jsonb_to_recordset($1) as r (
         resource_id uuid, person_id uuid, unit_id uuid, first_used_at timestamptz, last_used_at timestamptz, opens int,
         downloads int, seconds int, counted_at timestamptz)`,
    );
  }

  private async write(rows: readonly object[], sql: string): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const part = rows.slice(start, start + ROWS_A_STATEMENT).map(withColumnNames);
      await this.database.query(sql, [JSON.stringify(part)]);
    }
  }
}

function withColumnNames(row: object): object {
  const named = Object.entries(row).map(([field, value]) => [
    field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value as unknown,
  ]);
  return Object.fromEntries(named) as object;
}
