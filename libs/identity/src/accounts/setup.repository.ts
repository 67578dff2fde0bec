import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { issueToken } from './token.rules.js';

@Injectable()
export class SetupRepository {
  constructor(private readonly database: Database) {}

  /** False once there is any account: then administrators make the others. */
  async isOpen(): Promise<boolean> {
    return (await this.database.one('select 1 as taken from accounts limit 1')) === null;
  }

  /** Also locks out a second set-up that runs at the same time. */
  async useToken(tokenHash: Buffer, now: Date): Promise<boolean> {
    await this.database.query(`select pg_advisory_xact_lock(hashtext('identity.setup'))`);
    const used = await this.database.affected(
      'update setup_tokens set used_at = $2 where token_hash = $1 and used_at is null',
      [tokenHash, now],
    );
    return used === 1;
  }
}

/** For the command that starts an empty system: the printed token lets its reader become the first administrator. */
export async function issueSetupToken(database: Database): Promise<string> {
  const { token, hash } = issueToken();
  await database.query('insert into setup_tokens (token_hash) values ($1)', [hash]);
  return token;
}
