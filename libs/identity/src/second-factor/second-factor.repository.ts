import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface FactorRow {
  username: string;
  secret: Buffer | null;
  pendingSecret: Buffer | null;
  confirmedAt: Date | null;
  recoveryCodesLeft: number;
}

@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  async find(accountId: string): Promise<FactorRow | null> {
    return this.database.one<FactorRow>(
      `select a.username, f.secret, f.pending_secret as "pendingSecret", f.confirmed_at as "confirmedAt",
              (select count(*)::int from recovery_codes c where c.account_id = f.account_id and c.used_at is null)
                as "recoveryCodesLeft"
       from accounts a left join second_factors f on f.account_id = a.id where a.id = $1`,
      [accountId],
    );
  }

  async propose(accountId: string, sealed: Buffer): Promise<void> {
    await this.database.query(
      `insert into second_factors (account_id, pending_secret) values ($1, $2)
       on conflict (account_id) do update set pending_secret = excluded.pending_secret`,
      [accountId, sealed],
    );
  }

  /** False when the proposal was confirmed or replaced meanwhile. */
  async confirm(accountId: string, sealed: Buffer, step: number, now: Date): Promise<boolean> {
    const confirmed = await this.database.affected(
      `update second_factors set secret = pending_secret, pending_secret = null, confirmed_at = $4, last_step = $3
       where account_id = $1 and pending_secret = $2`,
      [accountId, sealed, step, now],
    );
    return confirmed === 1;
  }

  /** False for a code that was used before, or an older one: of two at the same time one is refused. */
  async useStep(accountId: string, step: number): Promise<boolean> {
    const used = await this.database.affected(
      `update second_factors set last_step = $2 where account_id = $1 and last_step < $2 and confirmed_at is not null`,
      [accountId, step],
    );
    return used === 1;
  }

  async useRecoveryCode(accountId: string, hash: Buffer, now: Date): Promise<boolean> {
    const used = await this.database.affected(
      `update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null`,
      [accountId, hash, now],
    );
    return used === 1;
  }

  async replaceRecoveryCodes(accountId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.database.query('delete from recovery_codes where account_id = $1', [accountId]);
    await this.database.query('insert into recovery_codes (account_id, code_hash) select $1, unnest($2::bytea[])', [
      accountId,
      hashes,
    ]);
  }

  /** A password that is only good beside a second factor has to go with it. */
  async delete(accountId: string): Promise<boolean> {
    const deleted = await this.database.affected('delete from second_factors where account_id = $1', [accountId]);
    await this.database.query('update accounts set must_change_password = true where id = $1 and short_password', [
      accountId,
    ]);
    return deleted === 1;
  }
}
