import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, Database, newId } from '#platform';
import { startTestRedis } from '#platform/testing';
import { issueServiceToken } from '../system/credentials.js';
import { RunningSystem } from '../system/running-system.js';
import { type BenchOptions, type BenchResult, median } from './bench-result.js';

const BATCH = 500;
const TARGET = 1500;

const FREE_PAIRS = `
  select p.staff_code as "staffCode", k.slug as "courseSlug"
  from people p cross join courses k
  where exists (select from current_assignments a where a.person_id = p.id and a.valid @> current_date)
    and not exists (select from completions c where c.person_id = p.id and c.course_id = k.id and c.year = extract(year from now()))
  order by k.id, p.id limit $1`;

interface Pair {
  readonly staffCode: string;
  readonly courseSlug: string;
}

/** POST /api/learning-facts until the scores know of it: api and worker as they are delivered, one process each. */
export async function measureIntake(databaseUrl: string, options: BenchOptions): Promise<BenchResult[]> {
  const redis = await startTestRedis();
  const dataSource = await createDataSource({ url: databaseUrl, poolMax: 2 }).initialize();
  const database = new Database(dataSource);
  const { authorization } = await issueServiceToken(database, 'bench', ['records.submit-facts']);
  try {
    const results: BenchResult[] = [];
    for (const [queue, redisUrl] of [
      ['PostgreSQL', undefined],
      ['Redis', redis?.url],
    ] as const) {
      if (queue === 'Redis' && redisUrl === undefined) continue;
      const system = await RunningSystem.start({ databaseUrl, redisUrl, env: { LOG_LEVEL: 'error' } });
      const intake = new Intake(system.api.url, authorization, database);
      try {
        results.push(...(await intake.measure(queue, options)));
      } finally {
        await system.stop();
      }
    }
    return results;
  } finally {
    await dataSource.destroy();
    await redis?.stop();
  }
}

class Intake {
  constructor(
    private readonly url: string,
    private readonly authorization: string,
    private readonly database: Database,
  ) {}

  async measure(queue: string, { quick, repeats }: BenchOptions): Promise<BenchResult[]> {
    const batched = quick ? 3_000 : 15_000;
    const single = quick ? 300 : 1_500;
    const rates: { batched: number[]; single: number[] } = { batched: [], single: [] };
    await this.run(500, BATCH, 2);
    for (let round = 0; round < repeats; round += 1) {
      rates.batched.push(await this.run(batched, BATCH, 4));
      rates.single.push(await this.run(single, 1, 32));
    }
    const line = { case: 'intake', unit: 'completions/s' };
    const value = median(rates.batched);
    return [
      {
        ...line,
        what: `HTTP, ${BATCH} a request, to updated scores; queue on ${queue}`,
        value,
        target: `≥ ${TARGET}/s`,
        met: value >= TARGET,
      },
      { ...line, what: `HTTP, 1 a request, 32 at once; queue on ${queue}`, value: median(rates.single) },
    ];
  }

  /** @returns completions per second, from the first request to the last score. */
  private async run(count: number, batch: number, connections: number): Promise<number> {
    const pairs = await this.database.query<Pair>(FREE_PAIRS, [count]);
    if (pairs.length < count) throw new Error('The database has too few people and courses.');
    const before = await this.completions();
    const begun = performance.now();
    const finishedAt = new Date().toISOString();
    let next = 0;
    const send = async (): Promise<void> => {
      while (next < count) {
        const facts = pairs.slice(next, next + batch).map((pair) => ({ ...pair, finishedAt, sourceKey: newId() }));
        next += batch;
        await this.post(facts);
      }
    };
    await Promise.all(Array.from({ length: connections }, send));
    while (await this.isBusy()) await pause(20);
    const rate = count / ((performance.now() - begun) / 1000);
    const recorded = (await this.completions()) - before;
    if (recorded !== count) throw new Error(`${count} completions were accepted, ${recorded} were recorded.`);
    return rate;
  }

  private async post(facts: readonly object[]): Promise<void> {
    const response = await fetch(`${this.url}/api/learning-facts`, {
      method: 'POST',
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ facts }),
    });
    const text = await response.text();
    if (response.status !== 202) throw new Error(`learning-facts answered ${response.status}: ${text}`);
  }

  private async completions(): Promise<number> {
    const row = await this.database.one<{ count: number }>(
      `select count(*)::int as count from completions where completed_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date`,
    );
    return row?.count ?? 0;
  }

  /** Each step leaves the next one's work in its own transaction, so that one look sees whether anything is left. Cheap, because it is asked fifty times a second. */
  private async isBusy(): Promise<boolean> {
    const row = await this.database.one<{ busy: boolean }>(
      `select exists (select from event_deliveries where subscriber in ('records.completions', 'scoring.staleness'))
           or exists (select from stale_people) or exists (select from stale_units) as busy`,
    );
    return row?.busy ?? false;
  }
}
