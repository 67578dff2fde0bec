import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type DynamicModule } from '@nestjs/common';
import autocannon from 'autocannon';
import { Client } from 'pg';
import { type AppConfig, createApi, createDataSource, Database, loadConfig } from '#platform';
import { signIn } from '../system/credentials.js';
import { RunningSystem } from '../system/running-system.js';
import { freePort } from '../system/served-process.js';
import { beside, type BenchOptions, type BenchResult, median } from './bench-result.js';

interface Statement {
  name?: string;
  text: string;
  values?: unknown[];
}

const SETTINGS = { APP_SECRET: 'a secret of the measurements, long enough', STORAGE_DIR: '/tmp', LOG_LEVEL: 'error' };

/** Course page and unit dashboard beside a bare handler that runs the very statements that the API runs for them. */
export async function measureReads(databaseUrl: string, options: BenchOptions): Promise<BenchResult[]> {
  const { cookie, pages } = await prepare(databaseUrl);
  const recorded = await record(databaseUrl, cookie, Object.values(pages));
  const system = await RunningSystem.start({ databaseUrl, env: { LOG_LEVEL: 'error' } });
  const bare = await startBare(databaseUrl, recorded);
  const results: BenchResult[] = [];
  try {
    for (const [what, path] of Object.entries(pages)) {
      for (const connections of [1, 8, 32]) {
        const rates: { api: number[]; bare: number[] } = { api: [], bare: [] };
        for (let round = 0; round < options.repeats; round += 1) {
          rates.bare.push(await requestsPerSecond(bare.url + path, connections, {}, options));
          rates.api.push(await requestsPerSecond(system.api.url + path, connections, { cookie }, options));
        }
        results.push({
          case: 'reads',
          what: `${what}, ${connections} connections (${recorded[path]?.length ?? 0} statements)`,
          unit: 'requests/s',
          value: median(rates.api),
          ...beside('bare handler, same statements', median(rates.api), median(rates.bare), 0.5),
        });
      }
    }
  } finally {
    bare.child.kill('SIGKILL');
    await system.stop();
  }
  return results;
}

async function prepare(databaseUrl: string): Promise<{ cookie: string; pages: Record<string, string> }> {
  const dataSource = await createDataSource({ url: databaseUrl, poolMax: 2 }).initialize();
  const database = new Database(dataSource);
  const row = await database.one<{ personId: string; rootId: string; courseId: string }>(
    `select (select id from people p where not exists (select from accounts a where a.person_id = p.id) order by id limit 1) as "personId",
            (select unit_id from org_unit_versions where parent_id is null limit 1) as "rootId",
            (select id from courses order by id limit 1) as "courseId"`,
  );
  if (!row) throw new Error('The database is empty.');
  const { cookie } = await signIn(database, { id: row.personId, unitId: row.rootId, role: 'office' });
  await dataSource.destroy();
  return {
    cookie,
    pages: { 'course page': `/api/courses/${row.courseId}`, 'unit dashboard': `/api/scores/units/${row.rootId}` },
  };
}

/** What one request asks of PostgreSQL, sign-in included, taken down while the API answers it. */
async function record(
  databaseUrl: string,
  cookie: string,
  paths: readonly string[],
): Promise<Record<string, Statement[]>> {
  const built = pathToFileURL(join(process.cwd(), 'dist', 'apps', 'api', 'src', 'api.module.js')).href;
  const { ApiModule } = (await import(built)) as { ApiModule: { forRoot(config: AppConfig): DynamicModule } };
  const config = loadConfig({ ...SETTINGS, DATABASE_URL: databaseUrl, HTTP_PORT: '0' });
  const app = await createApi(ApiModule.forRoot(config), config);
  await app.listen(0, '127.0.0.1');
  const seen = listenToStatements();
  const recorded: Record<string, Statement[]> = {};
  try {
    for (const path of paths) {
      const ask = async (): Promise<void> => {
        const response = await fetch((await app.getUrl()) + path, { headers: { cookie } });
        if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
        await response.text();
      };
      await ask();
      seen.length = 0;
      await ask();
      recorded[path] = [...seen];
    }
  } finally {
    await app.close();
  }
  return recorded;
}

function listenToStatements(): Statement[] {
  const seen: Statement[] = [];
  const original = Client.prototype.query as (...parameters: unknown[]) => unknown;
  const listening = function (this: Client, ...parameters: unknown[]): unknown {
    const [first, values] = parameters;
    if (typeof first === 'string') seen.push({ text: first, ...(Array.isArray(values) && { values }) });
    else seen.push(first as Statement);
    return original.apply(this, parameters);
  };
  Object.assign(Client.prototype, { query: listening });
  return seen;
}

async function startBare(
  databaseUrl: string,
  pages: Record<string, Statement[]>,
): Promise<{ url: string; child: ChildProcess }> {
  const file = join(mkdtempSync(join(tmpdir(), 'tu-hoc-bench-')), 'statements.json');
  const plain = Object.entries(pages).map(([path, statements]) => [path, statements.map(asPlain)] as const);
  writeFileSync(file, JSON.stringify(Object.fromEntries(plain)));
  const port = await freePort();
  const script = join(process.cwd(), 'dist', 'test', 'bench', 'bare-handler.main.js');
  const child = spawn(process.execPath, [script, file, String(port), databaseUrl], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const up = await fetch(`${url}${plain[0]?.[0] ?? ''}`).catch(() => null);
    await up?.text();
    if (up?.ok) return { url, child };
    await pause(100);
  }
  throw new Error('The bare handler did not start.');
}

/** Bytes (the token's hash) as PostgreSQL writes them; the rest is JSON anyway. */
function asPlain({ name, text, values = [] }: Statement): Statement {
  const plain = values.map((value) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value));
  return { ...(name !== undefined && { name }), text, values: plain };
}

async function requestsPerSecond(
  url: string,
  connections: number,
  headers: Record<string, string>,
  { quick }: BenchOptions,
): Promise<number> {
  const result = await autocannon({ url, connections, headers, duration: quick ? 2 : 4 });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}
