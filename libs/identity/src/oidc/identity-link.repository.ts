import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AccountState } from '../accounts/account.rules.js';

export interface IdentityLink {
  id: string;
  accountId: string;
  provider: string;
  issuer: string;
  subject: string;
}

const ACCOUNTS = `select distinct a.id, a.state from people p
  join accounts a on a.person_id = coalesce(p.merged_into, p.id) where`;

/**
 * By which of our facts people are looked for; each a whole statement, so that nothing is put together from settings.
 * Whose record was merged into another signs in to the account of that one.
 */
const ACCOUNTS_BY = {
  'staff-code': `${ACCOUNTS} p.staff_code = $1`,
  email: `${ACCOUNTS} lower(p.email) = lower($1)`,
  'personal-number': `${ACCOUNTS} p.personal_number_hash = $1`,
} as const;

export interface LinkedAccount {
  id: string;
  state: AccountState;
}

type LookedUpBy = keyof typeof ACCOUNTS_BY;

@Injectable()
export class IdentityLinkRepository {
  constructor(private readonly database: Database) {}

  async findAccount(issuer: string, subject: string, now: Date): Promise<LinkedAccount | null> {
    return this.database.one<LinkedAccount>(
      `update account_identities i set last_used_at = $3 from accounts a
       where i.issuer = $1 and i.subject = $2 and a.id = i.account_id returning a.id, a.state`,
      [issuer, subject, now],
    );
  }

  /** All accounts that the claim fits: more than one is nobody. */
  async listAccountsBy(link: LookedUpBy, fact: string | Buffer): Promise<LinkedAccount[]> {
    return this.database.query<LinkedAccount>(ACCOUNTS_BY[link], [fact]);
  }

  async insert({ id, accountId, provider, issuer, subject }: IdentityLink, now: Date): Promise<void> {
    await this.database.query(
      `insert into account_identities (id, account_id, provider, issuer, subject, linked_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [id, accountId, provider, issuer, subject, now],
    );
  }
}
