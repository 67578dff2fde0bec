import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface NewUse {
  readonly resourceId: string;
  readonly personId: string;
  readonly unitId: string | null;
  readonly opens: number;
  readonly downloads: number;
  readonly seconds: number;
  readonly at: Date;
}

/** Rule A12: the first download, or this much reading. */
const COUNTS_FROM_SECONDS = 60;

@Injectable()
export class ResourceUsesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds to the person's one row; only published resources are used. Reading cannot have taken longer than the time
   * since the last sign of it, whatever the browser says.
   */
  async add(use: NewUse): Promise<void> {
    await this.database.query(
      `insert into resource_uses as u (resource_id, person_id, unit_id, first_used_at, last_used_at, opens, downloads)
       select r.id, $2, $3, $7, $7, $4, $5 from resources r where r.id = $1 and r.state = 'published'
       on conflict on constraint resource_uses_pkey do update
       set opens = u.opens + excluded.opens, downloads = u.downloads + excluded.downloads,
           seconds = u.seconds + least($6::int, greatest(0, floor(extract(epoch from $7::timestamptz - u.last_used_at))::int)),
           last_used_at = greatest(u.last_used_at, excluded.last_used_at)`,
      [use.resourceId, use.personId, use.unitId, use.opens, use.downloads, use.seconds, use.at],
    );
  }

  async isPublished(resourceId: string): Promise<boolean> {
    const [row] = await this.database.named<{ published: boolean }>(
      'library.is-published',
      `select exists (select from resources where id = $1::uuid and state = 'published') as published`,
      [resourceId],
    );
    return row?.published ?? false;
  }

  /** @returns the owner's unit when the use began to count just now, null when it did before or does not yet. */
  async beginToCount(resourceId: string, personId: string, at: Date): Promise<string | null> {
    const row = await this.database.one<{ ownerUnitId: string }>(
      `update resource_uses u set counted_at = $3 from resources r
       where u.resource_id = $1 and u.person_id = $2 and u.counted_at is null
         and (u.downloads > 0 or u.seconds >= ${COUNTS_FROM_SECONDS}) and r.id = u.resource_id
       returning r.owner_unit_id as "ownerUnitId"`,
      [resourceId, personId, at],
    );
    return row?.ownerUnitId ?? null;
  }
}
