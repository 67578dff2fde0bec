// `npm run demo:generate -- --people 20000 --units 1500 --completions 1000000`: the large set, for measurements.
// Into the empty database of DATABASE_URL, else into a database of its own (tuhoc_large) beside the one of `npm start`.
import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { loadConfig, Migrator } from '#platform';
import { openDataFolder } from '../src/data-folder.js';
import { EmbeddedPostgres } from '../src/embedded-postgres.js';
import { recreateDatabase } from '../src/postgres-connection.js';
import { DemoModule } from './demo.module.js';
import { LargeDataSet, type LargeSizes } from './large-data-set.js';

const LARGE_DATABASE = 'tuhoc_large';
const POSTGRES_PORT = 5433;

function sizesOf(args: readonly string[]): LargeSizes {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '20000' },
      units: { type: 'string', default: '1500' },
      completions: { type: 'string', default: '1000000' },
    },
  });
  const sizes = { people: Number(values.people), units: Number(values.units), completions: Number(values.completions) };
  for (const [name, size] of Object.entries(sizes))
    if (!Number.isSafeInteger(size) || size < 1) throw new Error(`--${name} takes a whole number from 1 on.`);
  return sizes;
}

async function fill(databaseUrl: string, places: { files: string; secret: string }, sizes: LargeSizes): Promise<void> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, STORAGE_DIR: places.files, APP_SECRET: places.secret };
  await new Migrator().migrate(databaseUrl);
  const app = await NestFactory.createApplicationContext(DemoModule.forRoot(loadConfig(env)), { logger: false });
  try {
    await new LargeDataSet(app, (text) => process.stdout.write(`${text}\n`)).load(sizes);
  } finally {
    await app.close();
  }
}

async function generate(): Promise<void> {
  const projectRoot = process.cwd();
  const sizes = sizesOf(process.argv.slice(2));
  const given = process.env['DATABASE_URL'];
  const wish = { projectRoot, wanted: process.env['TUHOC_DATA'], holdsPostgres: !given };
  const data = openDataFolder(wish);
  const places = { files: join(data.path, 'files'), secret: data.secret };
  if (given) return fill(given, places, sizes);
  const postgres = await EmbeddedPostgres.open({ projectRoot, dataFolder: data.path, preferredPort: POSTGRES_PORT });
  try {
    const url = await recreateDatabase(postgres.url, LARGE_DATABASE);
    await fill(url, places, sizes);
    process.stdout.write(`The large set is in the database ${LARGE_DATABASE} of ${data.path}.\nDATABASE_URL=${url}\n`);
  } finally {
    // One that already ran belongs to npm start.
    if (postgres.origin !== 'adopted') await postgres.stop();
  }
}

generate().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
});
