import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Licence, type ResourceLanguage } from './licences.rules.js';
import { type Reach } from './reach.rules.js';
import { type ResourceState } from './resource-state.rules.js';
import { type Topic } from './topics.rules.js';
import { reachedRows, visibleRows } from './visible-rows.repository.js';

export interface ResourceDescription {
  readonly title: string;
  readonly summary: string;
  readonly documentNumber: string | null;
  readonly topic: Topic;
  readonly licence: Licence;
  readonly language: ResourceLanguage;
}

export interface ResourceRow extends ResourceDescription {
  readonly id: string;
  readonly slug: string | null;
  readonly state: ResourceState;
  readonly ownerPersonId: string;
  readonly ownerName: string;
  readonly ownerUnitId: string;
  readonly ownerUnitName: string | null;
  readonly currentVersionId: string;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly users: number;
}

export interface VersionRow {
  readonly id: string;
  readonly resourceId: string;
  readonly number: number;
  readonly fileId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly captionsFileId: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface NewVersion extends Omit<VersionRow, 'number' | 'createdAt' | 'captionsFileId'> {
  readonly at: Date;
}

const RESOURCE = `
  select r.id, r.slug, r.state, r.title, r.summary, r.document_number as "documentNumber", r.topic, r.licence, r.language,
         r.owner_person_id as "ownerPersonId", p.full_name as "ownerName", r.owner_unit_id as "ownerUnitId",
         coalesce(u.short_name, u.name) as "ownerUnitName", r.current_version_id as "currentVersionId",
         r.published_at as "publishedAt", r.created_at as "createdAt", r.updated_at as "updatedAt",
         (select count(*) from resource_uses s where s.resource_id = r.id and s.counted_at is not null)::int as users
  from resources r
  join people p on p.id = r.owner_person_id
  left join lateral (
    select v.name, v.short_name from current_unit_versions v where v.unit_id = r.owner_unit_id
    order by lower(v.valid) desc limit 1) u on true`;

const VERSION = `
  select v.id, v.resource_id as "resourceId", v.number, v.file_id as "fileId", v.file_name as "fileName",
         v.media_type as "mediaType", v.size_bytes as "sizeBytes", v.captions_file_id as "captionsFileId",
         v.created_at as "createdAt", v.created_by as "createdBy"
  from resource_versions v`;

export interface MadeResource extends ResourceDescription {
  readonly id: string;
  readonly ownerPersonId: string;
  readonly ownerUnitId: string;
  readonly requestKey: string | null;
  readonly at: Date;
}

@Injectable()
export class ResourcesRepository {
  constructor(private readonly database: Database) {}

  async findVisible(reach: Reach, id: string): Promise<ResourceRow | null> {
    return this.database.one<ResourceRow>(`${RESOURCE} where r.id = $1 and ${visibleRows('r', 2)}`, [
      id,
      reach.unitIds,
      reach.personId,
    ]);
  }

  async findReached(reach: Reach, id: string): Promise<ResourceRow | null> {
    return this.database.one<ResourceRow>(`${RESOURCE} where r.id = $1 and ${reachedRows('r', 2)}`, [
      id,
      reach.unitIds,
      reach.personId,
    ]);
  }

  async listVersions(resourceId: string): Promise<VersionRow[]> {
    return this.database.query<VersionRow>(`${VERSION} where v.resource_id = $1 order by v.number desc`, [resourceId]);
  }

  async findVersions(ids: readonly string[]): Promise<VersionRow[]> {
    return this.database.query<VersionRow>(`${VERSION} where v.id = any($1::uuid[])`, [ids]);
  }

  /** @returns the id of the resource made now, or under the same request key before. */
  async insert(resource: MadeResource, version: NewVersion): Promise<string> {
    const [made] = await this.database.query<{ id: string }>(
      `insert into resources (id, owner_person_id, owner_unit_id, title, summary, document_number, topic, licence, language,
                              current_version_id, file_name, created_at, updated_at, request_key)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)
       on conflict on constraint resources_request_once do nothing returning id`,
      [
        resource.id,
        resource.ownerPersonId,
        resource.ownerUnitId,
        resource.title,
        resource.summary,
        resource.documentNumber,
        resource.topic,
        resource.licence,
        resource.language,
        version.id,
        version.fileName,
        resource.at,
        resource.requestKey,
      ],
    );
    if (made === undefined) return this.getRequested(resource);
    await this.insertVersion(version);
    return made.id;
  }

  private async getRequested({ ownerPersonId, requestKey }: MadeResource): Promise<string> {
    const row = await this.database.one<{ id: string }>(
      `select id from resources where owner_person_id = $1 and request_key = $2`,
      [ownerPersonId, requestKey],
    );
    if (row === null) throw new Error('The resource of this request key vanished while it was made again');
    return row.id;
  }

  /** @returns its number: the next one of the resource. */
  async insertVersion(version: NewVersion): Promise<number> {
    const row = await this.database.one<{ number: number }>(
      `insert into resource_versions (id, resource_id, number, file_id, file_name, media_type, size_bytes, created_by, created_at)
       select $1, $2, coalesce((select max(number) from resource_versions where resource_id = $2), 0) + 1,
              $3, $4, $5, $6, $7, $8
       returning number`,
      [
        version.id,
        version.resourceId,
        version.fileId,
        version.fileName,
        version.mediaType,
        version.sizeBytes,
        version.createdBy,
        version.at,
      ],
    );
    return row?.number ?? 0;
  }

  /** Replacements of one resource go one after another. */
  async lock(id: string): Promise<{ state: ResourceState; currentVersionId: string } | null> {
    return this.database.one(
      `select state, current_version_id as "currentVersionId" from resources where id = $1 for update`,
      [id],
    );
  }

  async makeCurrent(id: string, version: NewVersion): Promise<void> {
    await this.database.affected(
      `update resources set current_version_id = $2, file_name = $3, updated_at = $4 where id = $1`,
      [id, version.id, version.fileName, version.at],
    );
  }

  async describe(id: string, description: ResourceDescription, at: Date): Promise<void> {
    await this.database.affected(
      `update resources set title = $2, summary = $3, document_number = $4, topic = $5, licence = $6, language = $7,
                            updated_at = $8 where id = $1`,
      [
        id,
        description.title,
        description.summary,
        description.documentNumber,
        description.topic,
        description.licence,
        description.language,
        at,
      ],
    );
  }

  /** @returns whether it was in one of the states; of several that try at once, one is told yes. */
  async change(id: string, from: readonly ResourceState[], to: ResourceState, at: Date): Promise<boolean> {
    const changed = await this.database.affected(
      `update resources set state = $3, updated_at = $4,
              published_at = case when $3 = 'published' then $4 else published_at end
       where id = $1 and state = any($2)`,
      [id, from, to, at],
    );
    return changed === 1;
  }

  async setCaptions(versionId: string, fileId: string | null): Promise<void> {
    await this.database.affected(`update resource_versions set captions_file_id = $2 where id = $1`, [
      versionId,
      fileId,
    ]);
  }

  async deleteDraft(id: string): Promise<boolean> {
    return (await this.database.affected(`delete from resources where id = $1 and state = 'draft'`, [id])) === 1;
  }

  async countPublished(unitIds: readonly string[]): Promise<{ unitId: string; resources: number }[]> {
    return this.database.query(
      `select owner_unit_id as "unitId", count(*)::int as resources from resources
       where state = 'published' and owner_unit_id = any($1::uuid[]) group by owner_unit_id`,
      [unitIds],
    );
  }
}
