import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LaunchFault } from './launch-fault.js';
import { canReach, choosePostgresAccount } from './postgres-account.js';

/** All state of one installation: database, files, secret, logs and what is running now. */
export interface DataFolder {
  path: string;
  files: string;
  logs: string;
  secret: string;
}

export interface DataFolderWish {
  projectRoot: string;
  /** TUHOC_DATA. */
  wanted: string | undefined;
  /** Whether the bundled PostgreSQL, which may run as another account, keeps its data there. */
  holdsPostgres: boolean;
}

export function openDataFolder(wish: DataFolderWish): DataFolder {
  const path = wish.wanted ? resolve(wish.projectRoot, wish.wanted) : usualFolder(wish);
  const folder = { path, files: join(path, 'files'), logs: join(path, 'logs') };
  try {
    mkdirSync(folder.files, { recursive: true });
    mkdirSync(folder.logs, { recursive: true });
    return { ...folder, secret: readOrMakeSecret(join(path, 'secret')) };
  } catch (error) {
    throw new LaunchFault(
      `The data folder ${path} cannot be used: ${(error as Error).message}`,
      'Start as the user that owns it, or set TUHOC_DATA to a folder of your own.',
    );
  }
}

/** `.data` beside the program; when root has it where the database's account cannot come (below /root), a place of the system. */
function usualFolder({ projectRoot, holdsPostgres }: DataFolderWish): string {
  const beside = join(projectRoot, '.data');
  if (!holdsPostgres || canReach(choosePostgresAccount(), dirname(beside))) return beside;
  const checkout = createHash('sha256').update(projectRoot).digest('hex').slice(0, 8);
  return join('/var/lib/tu-hoc', checkout);
}

/** Signs file addresses. Made once: with another secret every address in use would stop working. */
function readOrMakeSecret(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
