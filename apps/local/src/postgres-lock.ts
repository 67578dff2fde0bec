import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspectProcess } from './process-inspection.js';

/** What postmaster.pid says; `ready` comes with the last line, so a file in the making has null. */
export interface PostmasterLock {
  pid: number;
  port: number | null;
  ready: boolean;
}

export function readPostmasterLock(cluster: string): PostmasterLock | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const port = Number(lines[3]);
    return { pid: Number(lines[0]), port: port > 0 ? port : null, ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** The server that a start before us left behind, when it is a living one of this very folder. */
export function findOwnPostmaster(cluster: string): PostmasterLock | null {
  const lock = readPostmasterLock(cluster);
  if (lock === null) return null;
  const owner = inspectProcess(lock.pid);
  // A pid is used again: only a server that was started on our folder is ours.
  return owner !== null && owner.commandLine.includes(`-D ${cluster} `) ? lock : null;
}

/** PostgreSQL would refuse to start while the recorded pid is a zombie or by now another program of the same user. */
export function removeStaleLock(cluster: string): boolean {
  if (readPostmasterLock(cluster) === null || findOwnPostmaster(cluster) !== null) return false;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return true;
}
