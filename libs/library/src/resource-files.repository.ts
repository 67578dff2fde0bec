import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type ResourceState } from './resource-state.rules.js';

export interface VersionFile {
  readonly versionId: string;
  readonly resourceId: string;
  readonly title: string;
  readonly state: ResourceState;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly captionsKey: string | null;
  /** Of a film that tells it. */
  readonly durationSeconds: number | null;
}

@Injectable()
export class ResourceFilesRepository {
  constructor(private readonly database: Database) {}

  async listVersionFiles(versionIds: readonly string[]): Promise<VersionFile[]> {
    return this.database.named<VersionFile>(
      'library.version-files',
      `select v.id as "versionId", r.id as "resourceId", r.title, r.state, v.number,
              v.id = r.current_version_id as "isCurrent", v.file_name as "fileName", v.media_type as "mediaType",
              v.size_bytes as "sizeBytes", f.storage_key as "storageKey", c.storage_key as "captionsKey",
              f.duration_seconds as "durationSeconds"
       from resource_versions v
       join resources r on r.id = v.resource_id
       join stored_files f on f.id = v.file_id
       left join stored_files c on c.id = v.captions_file_id
       where v.id = any($1::uuid[])`,
      [versionIds],
    );
  }
}
