import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, Database, Migrator } from '#platform';
import { startTestCluster, type TestCluster } from '#platform/testing';
import { type DataSource } from 'typeorm';
import { RunningSystem } from '../system/running-system.js';
import { type ServedProcess } from '../system/served-process.js';
import { EmptyRedis } from './empty-redis.js';
import { LedgerCheck } from './ledger-check.js';
import { LearningLoad } from './learning-load.js';
import { buildTown, type LearningTown } from './learning-town.js';

/** Generous: a lock that a killed worker held is found stalled after 25 seconds, the rest is quick. */
const QUIET_MS = 240_000;

/** Real processes on a real server of their own, which a test may treat as badly as it likes. */
export class FaultStage {
  readonly load: LearningLoad;

  private constructor(
    readonly cluster: TestCluster,
    readonly redis: EmptyRedis | null,
    readonly system: RunningSystem,
    readonly town: LearningTown,
    private readonly dataSource: DataSource,
  ) {
    this.load = new LearningLoad(system.api.url, town);
  }

  static async open(queue: 'postgres' | 'redis'): Promise<FaultStage> {
    const cluster = await startTestCluster(process.cwd(), { kind: 'durable' });
    const opened: { stop(): Promise<void> }[] = [cluster];
    try {
      await new Migrator().migrate(cluster.url);
      const dataSource = await createDataSource({ url: cluster.url, poolMax: 2 }).initialize();
      opened.unshift({ stop: () => dataSource.destroy() });
      const town = await buildTown(new Database(dataSource));
      const redis = queue === 'redis' ? await EmptyRedis.start() : null;
      if (redis) opened.unshift(redis);
      const system = await RunningSystem.start({ databaseUrl: cluster.url, redisUrl: redis?.url, workers: 2 });
      opened.unshift(system);
      const stage = new FaultStage(cluster, redis, system, town, dataSource);
      await stage.untilQuiet();
      return stage;
    } catch (error) {
      for (const part of opened) await part.stop();
      throw error;
    }
  }

  get database(): Database {
    return new Database(this.dataSource);
  }

  /** Does harm while the load goes on before, during and after it, then waits until the system has caught up. */
  async underLoad(harm: () => Promise<void>): Promise<void> {
    this.load.start();
    await pause(500);
    await harm();
    await pause(500);
    await this.load.stop();
    await this.untilQuiet();
  }

  /** `kill -9`, and a new process of the same kind after a moment of absence. */
  async killAndRestart(part: ServedProcess): Promise<void> {
    await part.kill();
    await pause(200 * Math.random());
    await part.start();
  }

  /** Nothing waits, nothing is parked, and the scores know of everything. */
  async untilQuiet(): Promise<void> {
    const deadline = Date.now() + QUIET_MS;
    for (;;) {
      const left = await this.waiting();
      if (left === null) return;
      if (Date.now() > deadline) throw new Error(`The system does not catch up: ${left}\n${this.lastWords()}`);
      await pause(200);
    }
  }

  async everythingOnce(): Promise<void> {
    await new LedgerCheck(this.database, this.town, this.load.told).everythingOnce();
  }

  /** All events of the outbox once more, as if nobody had ever received them. */
  async deliverAgain(): Promise<void> {
    await this.database.query(
      `insert into event_deliveries (subscriber, event_id, created_at)
       select s.name, e.id, now() - interval '1 hour' from events e
       join (values ('records.completions', 'courses.lesson-finished'), ('records.completions', 'courses.course-finished'),
                    ('records.completions', 'records.learning-fact-submitted'), ('scoring.staleness', 'records.completion-recorded'))
         as s (name, event) on s.event = e.name
       on conflict do nothing`,
    );
  }

  async close(): Promise<void> {
    await this.system.stop();
    await this.dataSource.destroy();
    await this.redis?.stop();
    await this.cluster.stop();
  }

  private async waiting(): Promise<string | null> {
    try {
      const row = await this.database.one<{ deliveries: number; stale: number; scored: number }>(
        `select (select count(*) from event_deliveries)::int as deliveries,
                (select count(*) from stale_people)::int + (select count(*) from stale_units)::int as stale,
                (select count(*) from unit_scores)::int as scored`,
      );
      const quiet = row && row.deliveries === 0 && row.stale === 0 && row.scored >= this.town.units.length;
      return quiet ? null : JSON.stringify(row);
    } catch (error) {
      return String(error);
    }
  }

  private lastWords(): string {
    return this.system.parts.map((part) => `${part.name} ${part.port}: ${part.lastWords()}`).join('\n');
  }
}
