import { MIGRATIONS } from '#migrations';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

/** Spells `TUHO`: two processes that migrate at once go one after the other. */
const ADVISORY_LOCK = 0x54_55_48_4f;
const QUEUE_SCHEMA = 'bullmq';

/** Brings a database to the schema of this code: our chain, then the queue's own. */
export class Migrator {
  constructor(private readonly chain: readonly (new () => MigrationInterface)[] = MIGRATIONS) {}

  /** Returns the names of the migrations that were run. */
  async migrate(databaseUrl: string): Promise<string[]> {
    return this.alone(databaseUrl, async (lock) => {
      const run = await this.withChain(databaseUrl, (source) => source.runMigrations({ transaction: 'each' }));
      await runMigrations(lock, QUEUE_SCHEMA);
      return run.map(({ name }) => name);
    });
  }

  /** Takes back the latest migration. */
  async revert(databaseUrl: string): Promise<void> {
    await this.alone(databaseUrl, () =>
      this.withChain(databaseUrl, (source) => source.undoLastMigration({ transaction: 'each' })),
    );
  }

  /** Names of the migrations that this database lacks. */
  async pending(databaseUrl: string): Promise<string[]> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const run = await migrationsRunIn(client);
      return this.chain.map(({ name }) => name).filter((name) => !run.has(name));
    } finally {
      await client.end();
    }
  }

  private async alone<T>(databaseUrl: string, work: (lock: Client) => Promise<T>): Promise<T> {
    const lock = new Client({ connectionString: databaseUrl });
    await lock.connect();
    try {
      await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
      return await work(lock);
    } finally {
      // Ending the session frees the lock, whatever happened.
      await lock.end();
    }
  }

  private async withChain<T>(databaseUrl: string, work: (source: DataSource) => Promise<T>): Promise<T> {
    const source = new DataSource({
      type: 'postgres',
      url: databaseUrl,
      poolSize: 2,
      migrations: [...this.chain],
      migrationsTableName: 'migrations',
      installExtensions: false,
    });
    await source.initialize();
    try {
      return await work(source);
    } finally {
      await source.destroy();
    }
  }
}

async function migrationsRunIn(client: Client): Promise<Set<string>> {
  const { rows: found } = await client.query<{ known: boolean }>(
    `select to_regclass('public.migrations') is not null as known`,
  );
  if (!found[0]?.known) return new Set();
  const { rows } = await client.query<{ name: string }>('select name from migrations');
  return new Set(rows.map(({ name }) => name));
}
