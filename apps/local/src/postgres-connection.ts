import { realpathSync } from 'node:fs';
import pg from 'pg';
import { POSTGRES_DATABASE, POSTGRES_USER } from './postgres-folder.js';

export function connectionUrl(port: number, password: string, database = POSTGRES_DATABASE): string {
  return `postgresql://${POSTGRES_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Does this server answer, and does it serve this folder? */
export async function servesCluster(port: number, password: string, cluster: string): Promise<boolean> {
  try {
    return await withClient(connectionUrl(port, password, 'postgres'), async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0] !== undefined && realpathSync(rows[0].data_directory) === realpathSync(cluster);
    });
  } catch {
    return false;
  }
}

export async function ensureDatabase(port: number, password: string): Promise<void> {
  await withClient(connectionUrl(port, password, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [POSTGRES_DATABASE]);
    if (rowCount === 0) await client.query(`create database ${POSTGRES_DATABASE}`);
  });
}

/** An empty database of that name beside the one of `url`; what was in it is gone. */
export async function recreateDatabase(url: string, name: string): Promise<string> {
  await withClient(url, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  });
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.toString();
}
