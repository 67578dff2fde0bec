import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface PasswordLinkRow {
  accountId: string;
  username: string;
  factorEnrolled: boolean;
}

@Injectable()
export class PasswordLinkRepository {
  constructor(private readonly database: Database) {}

  /** The newest link alone works. */
  async insert(link: {
    hash: Buffer;
    accountId: string;
    issuedBy: string | null;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.database.query('delete from password_links where account_id = $1', [link.accountId]);
    await this.database.query(
      `insert into password_links (token_hash, account_id, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5)`,
      [link.hash, link.accountId, link.issuedBy, link.now, link.expiresAt],
    );
  }

  async find(hash: Buffer, now: Date): Promise<PasswordLinkRow | null> {
    return this.database.one<PasswordLinkRow>(
      `select a.id as "accountId", a.username,
              exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as "factorEnrolled"
       from password_links l join accounts a on a.id = l.account_id and a.state = 'active'
       where l.token_hash = $1 and l.used_at is null and l.expires_at > $2`,
      [hash, now],
    );
  }

  /** Of two who use it at the same time one is refused. */
  async use(hash: Buffer, now: Date): Promise<boolean> {
    const used = await this.database.affected(
      `update password_links set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2`,
      [hash, now],
    );
    return used === 1;
  }

  async deleteOver(now: Date): Promise<number> {
    return this.database.affected('delete from password_links where expires_at <= $1', [now]);
  }
}
