import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AccountState, FAILURES_BEFORE_LOCK, type Language, LOCK_MINUTES } from './account.rules.js';

export interface CredentialRow {
  id: string;
  username: string;
  passwordHash: string;
  state: AccountState;
  lockedUntil: Date | null;
}

export interface NewAccount {
  id: string;
  personId: string | null;
  username: string;
  passwordHash: string;
}

const CREDENTIAL = `id, username, password_hash as "passwordHash", state, locked_until as "lockedUntil"`;

@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async findByUsername(username: string): Promise<CredentialRow | null> {
    return this.database.one<CredentialRow>(`select ${CREDENTIAL} from accounts where username = $1`, [username]);
  }

  async findById(accountId: string): Promise<CredentialRow | null> {
    return this.database.one<CredentialRow>(`select ${CREDENTIAL} from accounts where id = $1`, [accountId]);
  }

  async insert(account: NewAccount): Promise<void> {
    await this.database.query('insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, $4)', [
      account.id,
      account.personId,
      account.username,
      account.passwordHash,
    ]);
  }

  /** One statement, so that attempts side by side are all counted; the one that fills the measure locks. */
  async countFailure(accountId: string, now: Date): Promise<Date | null> {
    const row = await this.database.one<{ lockedUntil: Date | null }>(
      `update accounts
       set failed_attempts = (failed_attempts + 1) % $3,
           locked_until = case when failed_attempts + 1 >= $3 then $2::timestamptz + make_interval(mins => $4) end
       where id = $1 returning locked_until as "lockedUntil"`,
      [accountId, now, FAILURES_BEFORE_LOCK, LOCK_MINUTES],
    );
    return row?.lockedUntil ?? null;
  }

  async recordSignIn(accountId: string, now: Date): Promise<void> {
    await this.database.query(
      'update accounts set failed_attempts = 0, locked_until = null, last_sign_in_at = $2 where id = $1',
      [accountId, now],
    );
  }

  async setPassword(accountId: string, passwordHash: string): Promise<void> {
    await this.database.query('update accounts set password_hash = $2 where id = $1', [accountId, passwordHash]);
  }

  async setLanguage(accountId: string, language: Language): Promise<void> {
    await this.database.query('update accounts set language = $2 where id = $1', [accountId, language]);
  }
}
