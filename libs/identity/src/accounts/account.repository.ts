import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AccountState, FAILURES_BEFORE_LOCK, type Language, LOCK_MINUTES } from './account.rules.js';
import { type HashedPassword } from './passwords.service.js';
import { ROLES_WITH_SECOND_FACTOR } from './sign-in-steps.rules.js';

export interface CredentialRow {
  id: string;
  personId: string | null;
  username: string;
  passwordHash: string;
  state: AccountState;
  lockedUntil: Date | null;
  mustChangePassword: boolean;
  factorEnrolled: boolean;
}

export interface NewAccount {
  id: string;
  personId: string | null;
  username: string;
  passwordHash: string;
  mustChangePassword: boolean;
}

/** What decides which steps a sign-in has. */
export interface AdmissionRow {
  personId: string | null;
  state: AccountState;
  mustChangePassword: boolean;
  factorEnrolled: boolean;
  holdsStrongRole: boolean;
}

const CREDENTIAL = `id, person_id as "personId", username, password_hash as "passwordHash", state,
  locked_until as "lockedUntil", must_change_password as "mustChangePassword",
  exists (select from second_factors f where f.account_id = accounts.id and f.confirmed_at is not null) as "factorEnrolled"`;

@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async findByUsername(username: string): Promise<CredentialRow | null> {
    return this.database.one<CredentialRow>(`select ${CREDENTIAL} from accounts where username = $1`, [username]);
  }

  async findById(accountId: string): Promise<CredentialRow | null> {
    return this.database.one<CredentialRow>(`select ${CREDENTIAL} from accounts where id = $1`, [accountId]);
  }

  async findAdmission(accountId: string, today: string): Promise<AdmissionRow | null> {
    return this.database.one<AdmissionRow>(
      `select a.person_id as "personId", a.state, a.must_change_password as "mustChangePassword",
              exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as "factorEnrolled",
              exists (select from role_grants g where g.account_id = a.id and g.role = any($2) and g.valid @> $3::date)
                as "holdsStrongRole"
       from accounts a where a.id = $1`,
      [accountId, ROLES_WITH_SECOND_FACTOR, today],
    );
  }

  async insert(account: NewAccount): Promise<void> {
    await this.database.query(
      `insert into accounts (id, person_id, username, password_hash, must_change_password) values ($1, $2, $3, $4, $5)`,
      [account.id, account.personId, account.username, account.passwordHash, account.mustChangePassword],
    );
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

  /** True once a minute: what an attacker repeats does not fill the audit trail. */
  async claimFailureEntry(accountId: string, now: Date): Promise<boolean> {
    const claimed = await this.database.affected(
      `update accounts set failure_recorded_at = $2
       where id = $1 and (failure_recorded_at is null or failure_recorded_at <= $2::timestamptz - interval '1 minute')`,
      [accountId, now],
    );
    return claimed === 1;
  }

  async forgetFailures(accountId: string): Promise<void> {
    await this.database.query('update accounts set failed_attempts = 0, locked_until = null where id = $1', [
      accountId,
    ]);
  }

  async recordSignIn(accountId: string, now: Date): Promise<void> {
    await this.database.query('update accounts set last_sign_in_at = $2 where id = $1', [accountId, now]);
  }

  async setPassword(accountId: string, { passwordHash, short }: HashedPassword): Promise<void> {
    await this.database.query(
      `update accounts set password_hash = $2, short_password = $3, must_change_password = false where id = $1`,
      [accountId, passwordHash, short],
    );
  }

  /** Ends a lock, wherever it is counted. */
  async unlock(accountId: string): Promise<void> {
    await this.database.query(
      `with unlocked as (
         update accounts set failed_attempts = 0, locked_until = null where id = $1 returning username)
       delete from sign_in_attempts a using unlocked where a.key = 'username:' || unlocked.username`,
      [accountId],
    );
  }

  async setLanguage(accountId: string, language: Language): Promise<void> {
    await this.database.query('update accounts set language = $2 where id = $1', [accountId, language]);
  }
}
