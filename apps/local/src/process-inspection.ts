import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface LivingProcess {
  pid: number;
  /** Pids are used again: start time and pid together name one process. */
  identity: string;
  commandLine: string;
}

/** Null when there is no such process or only its zombie: in a container PID 1 may collect the dead late. */
export function inspectProcess(pid: number): LivingProcess | null {
  if (!Number.isInteger(pid) || pid <= 0 || !isSignalable(pid)) return null;
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

function isSignalable(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromProc(pid: number): LivingProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces: the numbered fields begin after the last one (field 3 is the state).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { pid, identity: `${pid}@${fields[19] ?? '?'}`, commandLine };
  } catch {
    return null;
  }
}

function fromPs(pid: number): LivingProcess | null {
  if (process.platform === 'win32') return { pid, identity: String(pid), commandLine: '' };
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const found = /^\s*(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d{4})\s+(.*)$/.exec(line);
    if (found === null || found[1]?.startsWith('Z') === true) return null;
    return { pid, identity: `${pid}@${found[2] ?? '?'}`, commandLine: found[3] ?? '' };
  } catch {
    return null;
  }
}

/** True when the process was gone in time. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (inspectProcess(pid) !== null) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone: that is what the signal was for.
  }
}

/** Asks politely, then ends it. */
export async function endProcess(pid: number, patienceMs: number): Promise<void> {
  signal(pid, 'SIGTERM');
  if (await waitUntilGone(pid, patienceMs)) return;
  signal(pid, 'SIGKILL');
  await waitUntilGone(pid, 2_000);
}
