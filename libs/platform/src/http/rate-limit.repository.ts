import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface CountedHits {
  hits: number;
  secondsLeft: number;
}

// One statement, so that hits at the same instant are all counted. A window that is over begins anew.
const HIT = `
  insert into rate_limits as r (key, window_start, window_end, hits)
  values ($1, $2, $2::timestamptz + make_interval(secs => $3), 1)
  on conflict (key) do update set
    hits = case when r.window_end <= $2 then 1 else r.hits + 1 end,
    window_start = case when r.window_end <= $2 then excluded.window_start else r.window_start end,
    window_end = case when r.window_end <= $2 then excluded.window_end else r.window_end end
  returning hits, greatest(1, ceil(extract(epoch from window_end - $2::timestamptz)))::int as "secondsLeft"`;

@Injectable()
export class RateLimitRepository {
  constructor(private readonly database: Database) {}

  async hit(key: string, now: Date, windowSeconds: number): Promise<CountedHits> {
    const [counted] = await this.database.named<CountedHits>('rate-limit-hit', HIT, [key, now, windowSeconds]);
    return counted ?? { hits: 1, secondsLeft: windowSeconds };
  }

  async forget(key: string): Promise<void> {
    await this.database.affected('delete from rate_limits where key = $1', [key]);
  }

  deleteOver(now: Date): Promise<number> {
    return this.database.affected('delete from rate_limits where window_end <= $1', [now]);
  }
}
