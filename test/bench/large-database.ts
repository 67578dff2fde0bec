import { spawn } from 'node:child_process';
import { Client } from 'pg';

const LARGE = { people: 20_000, units: 1_500, completions: 1_000_000 };
const QUICK = { people: 2_000, units: 150, completions: 50_000 };

export interface LargeDatabase {
  readonly url: string;
  readonly completions: number;
  /** A copy that a measurement may change. */
  clone(name: string): Promise<string>;
}

/** The large data set of `npm run demo:generate` on the measurement's own server. */
export async function makeLargeDatabase(clusterUrl: string, quick: boolean): Promise<LargeDatabase> {
  const sizes = quick ? QUICK : LARGE;
  const url = await createDatabase(clusterUrl, 'large');
  await generate(url, sizes);
  const clone = (name: string): Promise<string> => createDatabase(clusterUrl, name, 'large');
  return { url, completions: sizes.completions, clone };
}

export async function createDatabase(clusterUrl: string, name: string, template = 'template0'): Promise<string> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

function generate(databaseUrl: string, sizes: typeof LARGE): Promise<void> {
  const args = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
  const child = spawn(process.execPath, ['dist/apps/local/demo/generate.main.js', ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, TUHOC_DATA: '/tmp/tu-hoc-bench' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('demo:generate failed'))));
  });
}
