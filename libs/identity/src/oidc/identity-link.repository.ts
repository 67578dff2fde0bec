import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface IdentityLink {
  id: string;
  accountId: string;
  provider: string;
  issuer: string;
  subject: string;
}

/** By which of our facts people are looked for; each a whole statement, so that nothing is put together from settings. */
const ACCOUNTS_BY = {
  'staff-code': `select a.id from people p join accounts a on a.person_id = p.id where p.staff_code = $1`,
  email: `select a.id from people p join accounts a on a.person_id = p.id where lower(p.email) = lower($1)`,
} as const;

export type LookedUpBy = keyof typeof ACCOUNTS_BY;

@Injectable()
export class IdentityLinkRepository {
  constructor(private readonly database: Database) {}

  async findAccount(issuer: string, subject: string, now: Date): Promise<string | null> {
    const row = await this.database.one<{ accountId: string }>(
      `update account_identities set last_used_at = $3 where issuer = $1 and subject = $2
       returning account_id as "accountId"`,
      [issuer, subject, now],
    );
    return row?.accountId ?? null;
  }

  /** All accounts that the claim fits: more than one is nobody. */
  async listAccountsBy(link: LookedUpBy, claim: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(ACCOUNTS_BY[link], [claim]);
    return rows.map(({ id }) => id);
  }

  async insert({ id, accountId, provider, issuer, subject }: IdentityLink, now: Date): Promise<void> {
    await this.database.query(
      `insert into account_identities (id, account_id, provider, issuer, subject, linked_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [id, accountId, provider, issuer, subject, now],
    );
  }
}
