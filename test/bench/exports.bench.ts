import { readFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, Database, newId } from '#platform';
import { signIn } from '../system/credentials.js';
import { RunningSystem } from '../system/running-system.js';
import { beside, type BenchOptions, type BenchResult, median, seconds } from './bench-result.js';
import { type LargeDatabase } from './large-database.js';

const MEGABYTE = 1024 * 1024;
const XLSX_TARGET = 150_000;
const MEMORY_TARGET = 256;

// The columns of the report with the same joins and order, straight from the database into nothing.
const BARE_COPY = `copy (
  select p.full_name, p.staff_code, u.name, a.category, t.title, t.topic, c.completed_on, c.credit_half_periods, c.recorded_at
  from completions c join people p on p.id = c.person_id join course_versions t on t.id = c.course_version_id
  left join current_unit_versions u on u.unit_id = c.unit_id and u.valid @> c.completed_on
  left join current_assignments a on a.person_id = c.person_id and a.kind = 'primary' and a.valid @> c.completed_on
  order by c.completed_on, p.given_name collate vi, p.full_name collate vi, c.id) to stdout (format csv)`;

/** All completions as a file, from the request to "done", beside the COPY alone; and what the worker needed for it. */
export async function measureExports(large: LargeDatabase, { repeats }: BenchOptions): Promise<BenchResult[]> {
  const dataSource = await createDataSource({ url: large.url, poolMax: 2 }).initialize();
  const database = new Database(dataSource);
  const cookie = await office(database);
  const system = await RunningSystem.start({ databaseUrl: large.url, env: { LOG_LEVEL: 'error' } });
  const worker = system.workers[0];
  try {
    const rates: Record<'copy' | 'csv' | 'xlsx', number[]> = { copy: [], csv: [], xlsx: [] };
    const peaks: Record<'csv' | 'xlsx', number> = { csv: 0, xlsx: 0 };
    for (let round = 0; round < repeats; round += 1) {
      rates.copy.push(large.completions / (await seconds(() => copyToNothing(database))));
      for (const format of ['csv', 'xlsx'] as const) {
        if (worker) forgetPeak(worker.pid);
        rates[format].push(large.completions / (await seconds(() => exportAll(system.api.url, cookie, format))));
        if (worker) peaks[format] = Math.max(peaks[format], peakOf(worker.pid));
      }
    }
    return [...speeds(rates), ...memory(peaks)];
  } finally {
    await system.stop();
    await dataSource.destroy();
  }
}

function speeds(rates: Record<'copy' | 'csv' | 'xlsx', number[]>): BenchResult[] {
  const [copy, csv, xlsx] = [median(rates.copy), median(rates.csv), median(rates.xlsx)];
  const line = { case: 'exports', unit: 'rows/s' };
  return [
    { ...line, what: 'CSV', value: csv, ...beside('COPY TO STDOUT', csv, copy, 0.5) },
    {
      ...line,
      what: 'XLSX',
      value: xlsx,
      ...beside('COPY TO STDOUT', xlsx, copy),
      target: `≥ ${XLSX_TARGET}/s`,
      met: xlsx >= XLSX_TARGET,
    },
  ];
}

function memory(peaks: Record<'csv' | 'xlsx', number>): BenchResult[] {
  return Object.entries(peaks).map(([format, value]) => ({
    case: 'exports',
    what: `peak memory of the worker, ${format}`,
    unit: 'MB',
    value,
    target: `< ${MEMORY_TARGET} MB`,
    met: value < MEMORY_TARGET,
  }));
}

async function office(database: Database): Promise<string> {
  const row = await database.one<{ id: string; unitId: string }>(
    `select p.id, (select unit_id from org_unit_versions where parent_id is null limit 1) as "unitId" from people p
     where not exists (select from accounts a where a.person_id = p.id) order by p.id desc limit 1`,
  );
  if (!row) throw new Error('The database is empty.');
  return (await signIn(database, { ...row, role: 'office' })).cookie;
}

async function copyToNothing(database: Database): Promise<void> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(await database.copyOut(BARE_COPY), nothing);
}

async function exportAll(url: string, cookie: string, format: 'csv' | 'xlsx'): Promise<void> {
  const headers = { cookie, 'content-type': 'application/json' };
  const body = JSON.stringify({ format, filter: {}, requestKey: newId() });
  const asked = await fetch(`${url}/api/exports`, { method: 'POST', headers, body });
  const order = (await asked.json()) as { id: string };
  if (!asked.ok) throw new Error(`exports answered ${asked.status}: ${JSON.stringify(order)}`);
  for (;;) {
    const { state } = (await (await fetch(`${url}/api/exports/${order.id}`, { headers })).json()) as { state: string };
    if (state === 'done') return;
    if (state !== 'queued' && state !== 'running') throw new Error(`The export is ${state}.`);
    await pause(100);
  }
}

function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function peakOf(pid: number): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / MEGABYTE;
}
