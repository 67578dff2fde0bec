import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface UploadPart {
  key: string;
  size: number;
}

export interface UploadRow {
  id: string;
  owner: string;
  fileName: string;
  metadata: Record<string, string | null>;
  sizeBytes: number;
  receivedBytes: number;
  parts: UploadPart[];
  sha256: string | null;
  createdAt: Date;
}

export type NewUpload = Pick<UploadRow, 'id' | 'owner' | 'fileName' | 'metadata' | 'sizeBytes'>;

const COLUMNS = `id, owner, file_name as "fileName", metadata, size_bytes as "sizeBytes",
  received_bytes as "receivedBytes", parts, sha256, created_at as "createdAt"`;

@Injectable()
export class UploadsRepository {
  constructor(private readonly database: Database) {}

  async insert({ id, owner, fileName, metadata, sizeBytes }: NewUpload, now: Date): Promise<void> {
    await this.database.affected(
      `insert into uploads (id, owner, file_name, metadata, size_bytes, created_at, touched_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [id, owner, fileName, JSON.stringify(metadata), sizeBytes, now],
    );
  }

  find(id: string): Promise<UploadRow | null> {
    return this.database.one<UploadRow>(`select ${COLUMNS} from uploads where id = $1`, [id]);
  }

  async isOwnedBy(id: string, owner: string): Promise<boolean> {
    return (await this.database.one('select 1 from uploads where id = $1 and owner = $2', [id, owner])) !== null;
  }

  /** False when another request has appended at this place already. */
  async append(id: string, offset: number, part: UploadPart, now: Date): Promise<boolean> {
    const appended = await this.database.affected(
      `update uploads set received_bytes = received_bytes + $3, parts = parts || $4::jsonb, touched_at = $5
       where id = $1 and received_bytes = $2`,
      [id, offset, part.size, JSON.stringify([part]), now],
    );
    return appended === 1;
  }

  async rememberHash(id: string, sha256: string): Promise<void> {
    await this.database.affected('update uploads set sha256 = $2 where id = $1', [id, sha256]);
  }

  async release(id: string, now: Date): Promise<void> {
    await this.database.affected('update uploads set released_at = $2 where id = $1', [id, now]);
  }

  async delete(id: string): Promise<void> {
    await this.database.affected('delete from uploads where id = $1', [id]);
  }

  listAbandoned(untouchedSince: Date, releasedBefore: Date, limit: number): Promise<UploadRow[]> {
    return this.database.query<UploadRow>(
      `select ${COLUMNS} from uploads where touched_at < $1 or released_at < $2 order by touched_at limit $3`,
      [untouchedSince, releasedBefore, limit],
    );
  }
}
