import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { LaunchFault } from './launch-fault.js';

/** Who runs the database server: ourselves, or as root somebody else, because PostgreSQL refuses to run as root. */
export interface PostgresAccount {
  name: string;
  /** Set only when it is not ourselves: what spawn and chown need. */
  ids: { uid: number; gid: number } | null;
}

export function choosePostgresAccount(): PostgresAccount {
  if (process.getuid?.() === 0) return someoneElse();
  try {
    return { name: userInfo().username, ids: null };
  } catch {
    throw new LaunchFault(
      `The user id ${process.getuid?.() ?? '?'} has no entry in /etc/passwd, and PostgreSQL refuses to run for a user without a name.`,
      'Run as a user that exists (in a container: "USER node", or add a passwd entry for the id), or set DATABASE_URL to a server of your own.',
    );
  }
}

function someoneElse(): PostgresAccount {
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = entries.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined && Number(uid) > 0) {
      return { name, ids: { uid: Number(uid), gid: Number(gid) } };
    }
  }
  throw new LaunchFault(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor a user "nobody".',
    'Add one ("useradd --system postgres"), run npm start as an ordinary user, or set DATABASE_URL to a server of your own.',
  );
}

/** Can that account come to this folder? Asked of the system itself: mode bits alone do not know access lists or mounts. */
export function canReach(account: PostgresAccount, folder: string): boolean {
  if (account.ids === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account.ids, cwd: '/', stdio: 'ignore' }).status === 0
  );
}
