import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type DataSource } from 'typeorm';
import { createDataSource } from '../src/database/data-source.js';
import { Database } from '../src/database/database.js';
import { Migrator } from '../src/database/migrator.js';

export interface TestDatabase {
  url: string;
  database: Database;
  dataSource: DataSource;
  close(): Promise<void>;
}

const TEMPLATE = 'tu_hoc_template';
const TEMPLATE_LOCK = 0x54_45_4d_50;
const POOL = 5;

/** A database of its own with the whole schema: a clone of the migrated template, dropped by `close`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cloned = await cloneTemplate();
  const dataSource = await createDataSource({ url: cloned.url, poolMax: POOL }).initialize();
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await cloned.drop();
  };
  return { url: cloned.url, database: new Database(dataSource), dataSource, close };
}

export interface ClonedDatabase {
  url: string;
  drop(): Promise<void>;
}

/** As `createTestDatabase`, without opening it. */
export async function cloneTemplate(): Promise<ClonedDatabase> {
  await asAdministrator(ensureTemplate);
  return createFrom(`template ${TEMPLATE} strategy file_copy`);
}

/** A database without any table, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<ClonedDatabase> {
  return createFrom('template template0');
}

async function createFrom(source: string): Promise<ClonedDatabase> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asAdministrator((client) => client.query(`create database ${name} ${source}`));
  return {
    url: urlOf(name),
    drop: () =>
      asAdministrator(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** The first test file of a run migrates the template; the others wait for it. */
async function ensureTemplate(client: Client): Promise<void> {
  const { rows } = await client.query<{ datistemplate: boolean }>(
    'select datistemplate from pg_database where datname = $1',
    [TEMPLATE],
  );
  if (rows[0]?.datistemplate) return;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const again = await client.query<{ datistemplate: boolean }>(
    'select datistemplate from pg_database where datname = $1',
    [TEMPLATE],
  );
  if (again.rows[0]?.datistemplate) return;
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE} template template0`);
  await new Migrator().migrate(urlOf(TEMPLATE));
  await client.query(`alter database ${TEMPLATE} is_template true`);
}

async function asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

function clusterUrl(): string {
  const url = process.env['TEST_CLUSTER_URL'];
  if (!url)
    throw new Error(
      'TEST_CLUSTER_URL is missing: run the tests through `npm test`, whose set-up starts the test database.',
    );
  return url;
}
