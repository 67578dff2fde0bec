import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LaunchFault } from './launch-fault.js';
import { type PostgresAccount } from './postgres-account.js';
import { type PostgresBinary } from './postgres-binary.js';

export const POSTGRES_USER = 'tuhoc';
export const POSTGRES_DATABASE = 'tuhoc';

/** What of the data folder belongs to the database server. */
export interface PostgresFolder {
  cluster: string;
  passwordFile: string;
  log: string;
}

export function postgresFolder(dataFolder: string): PostgresFolder {
  return {
    cluster: join(dataFolder, 'postgres'),
    passwordFile: join(dataFolder, 'postgres.password'),
    log: join(dataFolder, 'logs', 'postgres.log'),
  };
}

export function readPassword(folder: PostgresFolder): string {
  try {
    return readFileSync(folder.passwordFile, 'utf8').trim();
  } catch {
    throw new LaunchFault(
      `The database password is missing: ${folder.passwordFile}`,
      'Put the file back from a backup of the data folder; without it the database cannot be opened.',
    );
  }
}

/** A finished cluster of the right major version, made when there is none. */
export async function prepareCluster(
  folder: PostgresFolder,
  binary: PostgresBinary,
  account: PostgresAccount,
): Promise<void> {
  clearUnfinished(folder);
  if (!existsSync(join(folder.cluster, 'PG_VERSION'))) await createCluster(folder, binary, account);
  const major = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== binary.major) {
    throw new LaunchFault(
      `The data in ${folder.cluster} was written by PostgreSQL ${major}; the bundled server is PostgreSQL ${binary.major} and cannot read it.`,
      'Start the release that wrote it and export from there, or set TUHOC_DATA to another folder to begin anew. Nothing was changed.',
    );
  }
}

/** What a killed initdb left. Its name is its own, so one that still runs disturbs nobody. */
function clearUnfinished(folder: PostgresFolder): void {
  const parent = join(folder.cluster, '..');
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('postgres.new-')) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // An orphaned initdb is still writing there: the next start clears it.
    }
  }
}

async function createCluster(folder: PostgresFolder, binary: PostgresBinary, account: PostgresAccount): Promise<void> {
  const unfinished = `${folder.cluster}.new-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordForInitdb = join(unfinished, '..', `postgres.new-${randomBytes(4).toString('hex')}`);
  writeFileSync(passwordForInitdb, password, { mode: 0o600 });
  if (account.ids !== null) {
    for (const path of [unfinished, passwordForInitdb]) chownSync(path, account.ids.uid, account.ids.gid);
  }
  await runInitdb(binary, account, ['-D', unfinished, `--pwfile=${passwordForInitdb}`]);
  rmSync(passwordForInitdb);
  writeFileSync(folder.passwordFile, password, { mode: 0o600 });
  chmodSync(folder.passwordFile, 0o600);
  // An empty or half folder of that name can only be in the way; one with PG_VERSION never comes here.
  rmSync(folder.cluster, { recursive: true, force: true });
  renameSync(unfinished, folder.cluster);
}

/** No locale of the machine is used: ORDER BYs that people see name an ICU collation themselves. */
const CLUSTER_SHAPE = [
  `--username=${POSTGRES_USER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

function runInitdb(binary: PostgresBinary, account: PostgresAccount, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary.initdb, [...args, ...CLUSTER_SHAPE], {
      ...account.ids,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new LaunchFault(`PostgreSQL could not create its data folder:\n${output.trim()}`));
    });
  });
}
