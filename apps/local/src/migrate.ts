// One-shot of a deployment: brings the database of DATABASE_URL up to date, then ends (docker-compose.yml, service "migrate").
import 'reflect-metadata';
import { Migrator } from '#platform';
import { requireDatabase } from './given-database.js';
import { LaunchFault } from './launch-fault.js';

async function migrate(databaseUrl: string | undefined): Promise<void> {
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  await requireDatabase(databaseUrl);
  const run = await new Migrator().migrate(databaseUrl);
  process.stdout.write(run.length === 0 ? 'The database is up to date.\n' : `Migrated: ${run.join(', ')}\n`);
}

migrate(process.env['DATABASE_URL']).catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof LaunchFault ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
});
