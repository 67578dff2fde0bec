// `npm run bench [-- --quick] [-- --only recompute,events]`: prints a table, writes .cache/bench/<time>.json.
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startTestCluster } from '#platform/testing';
import { type BenchOptions, type BenchResult, table } from './bench-result.js';
import { EventFlow } from './event-flow.bench.js';
import { measureExports } from './exports.bench.js';
import { measureReads } from './http-reads.bench.js';
import { measureIntake } from './http-intake.bench.js';
import { measureImports } from './imports.bench.js';
import { type LargeDatabase, makeLargeDatabase } from './large-database.js';
import { measureScope, measureTree } from './organisation.bench.js';
import { measureRecompute } from './recompute.bench.js';

type Case = (large: LargeDatabase, options: BenchOptions) => Promise<BenchResult[]>;

// Those that write come last and on a copy; the reads see the same million rows each time.
const CASES: Readonly<Record<string, Case>> = {
  recompute: (large, options) => measureRecompute(large.url, options),
  reads: (large, options) => measureReads(large.url, options),
  exports: (large, options) => measureExports(large, options),
  tree: async (large, options) => measureTree(await large.clone('tree'), options),
  scope: async (large, options) => measureScope(await large.clone('scope'), options),
  events: async (large, options) => EventFlow.measure(await large.clone('events'), options),
  imports: async (large, options) => measureImports(await large.clone('imports'), options),
  intake: async (large, options) => measureIntake(await large.clone('intake'), options),
};

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: Object.keys(CASES).join() },
    },
  });
  const options = { quick: values.quick, repeats: 3 };
  // Durable as in production: every commit waits for the disk.
  const cluster = await startTestCluster(process.cwd(), { kind: 'durable' });
  const results: BenchResult[] = [];
  const load: number[][] = [];
  try {
    const large = await makeLargeDatabase(cluster.url, values.quick);
    for (const name of values.only.split(',')) {
      const measure = CASES[name];
      if (!measure) throw new Error(`There is no case ${name}; there are ${Object.keys(CASES).join(', ')}.`);
      load.push(loadavg());
      const found = await measure(large, options);
      process.stdout.write(`${table(found)}\nload: ${loadavg()[0]?.toFixed(1)}\n\n`);
      results.push(...found);
    }
  } finally {
    await cluster.stop();
  }
  write(results, values.quick, load);
}

function write(results: readonly BenchResult[], quick: boolean, load: readonly number[][]): void {
  const at = new Date().toISOString();
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryBytes: totalmem(), node: process.version, load };
  const folder = join(process.cwd(), '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${at.replaceAll(':', '-').slice(0, 19)}.json`);
  writeFileSync(file, JSON.stringify({ at, quick, machine, results }, null, 2));
  process.stdout.write(`${table(results)}\n\n${file}\n`);
}

bench().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
  process.exitCode = 1;
});
