// `npm run audit:verify`: walks through the audit trail of DATABASE_URL, else of the database of `npm start`.
// Exit code 0 when it is whole, 1 with the place when it is broken, 2 when it could not be read.
import 'reflect-metadata';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { AuditChain, type ChainReport, IdentityModule } from '#identity';
import { loadConfig, PlatformModule } from '#platform';
import { openDataFolder } from './data-folder.js';
import { EmbeddedPostgres } from './embedded-postgres.js';

const POSTGRES_PORT = 5433;
// dist/apps/local/src/verify-audit.main.js
const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

async function verify(databaseUrl: string, places: { files: string; secret: string }): Promise<ChainReport> {
  const env = { APP_SECRET: places.secret, STORAGE_DIR: places.files, LOG_LEVEL: 'silent', ...process.env };
  const config = loadConfig({ ...env, DATABASE_URL: databaseUrl });
  const module = { module: class AuditVerification {}, imports: [PlatformModule.forRoot(config), IdentityModule] };
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    return await app.get(AuditChain).verify();
  } finally {
    await app.close();
  }
}

async function verifyLocal(wanted: string | undefined): Promise<ChainReport> {
  const data = openDataFolder({ projectRoot, wanted, holdsPostgres: true });
  const wish = { projectRoot, dataFolder: data.path, preferredPort: POSTGRES_PORT };
  const postgres = await EmbeddedPostgres.open(wish);
  try {
    return await verify(postgres.url, data);
  } finally {
    // One that was running belongs to `npm start`.
    if (postgres.origin !== 'adopted') await postgres.stop();
  }
}

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const url = env['DATABASE_URL'];
  // Verifying needs no secret: hashes are over what is stored, sealed or not.
  const places = { files: env['STORAGE_DIR'] ?? '/tmp', secret: env['APP_SECRET'] ?? 'not needed to verify hashes' };
  const { entries, head, broken } = await (url ? verify(url, places) : verifyLocal(env['TUHOC_DATA']));
  if (broken === null) {
    process.stdout.write(`The audit trail is whole: ${entries} entries, head ${head ?? 'none'}.\n`);
    return;
  }
  process.stderr.write(`The audit trail is BROKEN at entry ${broken.seq} (${broken.fault}); ${entries} entries.\n`);
  process.exitCode = 1;
}

try {
  await main(process.env);
} catch (fault) {
  process.stderr.write(`${(fault as Error).stack ?? String(fault)}\n`);
  process.exitCode = 2;
}
