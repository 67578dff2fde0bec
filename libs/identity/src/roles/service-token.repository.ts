import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface ServiceTokenRow {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewServiceToken {
  id: string;
  name: string;
  tokenHash: Buffer;
  scopes: readonly string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
}

const TOKEN = `id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt",
  last_used_at as "lastUsedAt"`;

@Injectable()
export class ServiceTokenRepository {
  constructor(private readonly database: Database) {}

  async findLive(tokenHash: Buffer, now: Date): Promise<ServiceTokenRow | null> {
    const rows = await this.database.named<ServiceTokenRow>(
      'identity.service-token',
      `select ${TOKEN} from service_tokens
       where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
      [tokenHash, now],
    );
    return rows[0] ?? null;
  }

  async list(): Promise<ServiceTokenRow[]> {
    return this.database.query<ServiceTokenRow>(
      `select ${TOKEN} from service_tokens order by revoked_at is not null, created_at desc, id`,
    );
  }

  async insert(token: NewServiceToken): Promise<void> {
    await this.database.query(
      `insert into service_tokens (id, name, token_hash, scopes, created_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [token.id, token.name, token.tokenHash, token.scopes, token.createdBy, token.createdAt, token.expiresAt],
    );
  }

  /** @returns null for one that is unknown; `now` says whether it was alive until this moment. */
  async revoke(tokenId: string, at: Date): Promise<{ name: string; now: boolean } | null> {
    return this.database.one(
      `with known as (select id, name, revoked_at is null as live from service_tokens where id = $1 for update),
       ended as (update service_tokens t set revoked_at = $2 from known where t.id = known.id and known.live)
       select name, live as now from known`,
      [tokenId, at],
    );
  }

  async touch(tokenId: string, now: Date): Promise<void> {
    await this.database.query('update service_tokens set last_used_at = $2 where id = $1', [tokenId, now]);
  }
}
