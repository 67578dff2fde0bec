import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { LOCK_MINUTES } from './account.rules.js';

export interface AttemptLimit {
  key: string;
  limit: number;
}

@Injectable()
export class SignInAttemptRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts one attempt under each key and says how many seconds the strictest limit still asks to wait, 0 when none does.
   * The attempt that reaches a limit starts its full waiting time; later ones do not prolong it.
   * One statement in the order of the keys: attempts side by side are all counted and never wait for each other in a circle.
   */
  async count(limits: readonly AttemptLimit[], now: Date): Promise<number> {
    const row = await this.database.one<{ seconds: number }>(
      `with counted as (
         insert into sign_in_attempts as a (key, count, counted_since)
         select key, 1, $3 from unnest($1::text[]) as key order by key
         on conflict (key) do update set
           count = case when a.counted_since <= $4 then 1 else a.count + 1 end,
           counted_since = case
             when a.counted_since <= $4 then $3
             when a.count + 1 = (select limits.most from unnest($1::text[], $2::int[]) limits (key, most)
                                 where limits.key = a.key) then $3
             else a.counted_since end
         returning key, count, counted_since)
       select coalesce(max(ceil(extract(epoch from counted.counted_since - $4::timestamptz)))
                         filter (where counted.count > limits.most), 0)::int as seconds
       from counted join unnest($1::text[], $2::int[]) limits (key, most) on limits.key = counted.key`,
      [limits.map(({ key }) => key), limits.map(({ limit }) => limit), now, windowStart(now)],
    );
    return row?.seconds ?? 0;
  }

  /** A success takes back what it counted for the address, which a whole office may share, and clears the user name. */
  async forgive(usernameKey: string, addressKey: string): Promise<void> {
    await this.database.query('delete from sign_in_attempts where key = $1', [usernameKey]);
    await this.database.query('update sign_in_attempts set count = count - 1 where key = $1 and count > 0', [
      addressKey,
    ]);
  }

  async forgiveOne(key: string): Promise<void> {
    await this.database.query('delete from sign_in_attempts where key = $1', [key]);
  }

  async deleteOver(now: Date): Promise<number> {
    return this.database.affected('delete from sign_in_attempts where counted_since <= $1', [windowStart(now)]);
  }
}

function windowStart(now: Date): Date {
  return new Date(now.getTime() - LOCK_MINUTES * 60_000);
}
