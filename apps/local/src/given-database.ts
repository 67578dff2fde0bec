import { Client } from 'pg';
import { LaunchFault } from './launch-fault.js';

/** The database of DATABASE_URL must answer before anything is built on it; the fault names it, without its password. */
export async function requireDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A server that drops an idle connection while we leave is no fault.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (fault) {
    throw new LaunchFault(
      `The database of DATABASE_URL (${placeOf(databaseUrl)}) cannot be used: ${reasonOf(fault)}.`,
      'Correct DATABASE_URL, or leave it out to run the embedded PostgreSQL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function placeOf(databaseUrl: string): string {
  const { username, host, pathname } = new URL(databaseUrl);
  return `${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

/** Several addresses of one name fail as one error without a text of its own. */
function reasonOf(fault: unknown): string {
  if (fault instanceof AggregateError) return [...new Set(fault.errors.map(reasonOf))].join(', ');
  return fault instanceof Error && fault.message !== '' ? fault.message : String(fault);
}
