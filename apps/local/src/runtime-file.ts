import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess, inspectProcess } from './process-inspection.js';

/** What runs on a data folder, for the next start and for anybody who asks: `runtime.json`. */
export interface Runtime {
  /** `pid@start time` of npm start itself. */
  owner: string;
  pid: number;
  address: string | null;
  apiPort: number | null;
  workerPort: number | null;
  postgresPort: number | null;
  /** Processes that are ours and must not outlive us, as `pid@start time`. */
  services: Record<string, string>;
}

export class RuntimeFile {
  private constructor(
    private readonly path: string,
    private current: Runtime,
  ) {}

  /** Claims the data folder; answers the runtime of the other start when one lives on it. */
  static async claim(folder: string): Promise<RuntimeFile | Runtime> {
    const path = join(folder, 'runtime.json');
    const mine = emptyRuntime();
    for (;;) {
      const other = readRuntime(path);
      if (other !== null && isAlive(other.owner)) return other;
      if (other !== null) await endLeftovers(other);
      rmSync(path, { force: true });
      if (!(await createNew(path, mine))) continue;
      return new RuntimeFile(path, mine);
    }
  }

  write(facts: Partial<Omit<Runtime, 'owner' | 'pid'>>): void {
    this.current = { ...this.current, ...facts };
    const fresh = `${this.path}.new`;
    writeFileSync(fresh, `${JSON.stringify(this.current, null, 2)}\n`);
    renameSync(fresh, this.path);
  }

  noteService(name: string, pid: number): void {
    const identity = inspectProcess(pid)?.identity;
    if (identity !== undefined) this.write({ services: { ...this.current.services, [name]: identity } });
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

export function isRuntime(claim: RuntimeFile | Runtime): claim is Runtime {
  return !(claim instanceof RuntimeFile);
}

function emptyRuntime(): Runtime {
  const owner = inspectProcess(process.pid)?.identity ?? String(process.pid);
  return { owner, pid: process.pid, address: null, apiPort: null, workerPort: null, postgresPort: null, services: {} };
}

export function readRuntime(path: string): Runtime | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Runtime;
  } catch {
    return null;
  }
}

function isAlive(identity: string): boolean {
  return inspectProcess(pidOf(identity))?.identity === identity;
}

const pidOf = (identity: string): number => Number(identity.split('@')[0]);

/** After a kill -9 of npm start: api and worker may still be finishing what they had in hand. */
async function endLeftovers({ services }: Runtime): Promise<void> {
  const living = Object.values(services ?? {}).filter(isAlive);
  await Promise.all(living.map((identity) => endProcess(pidOf(identity), 10_000)));
}

/** Two starts at the same moment may both find the old file stale; the one whose text stays has won. */
async function createNew(path: string, mine: Runtime): Promise<boolean> {
  try {
    writeFileSync(path, `${JSON.stringify(mine, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await pause(30);
  return readRuntime(path)?.owner === mine.owner;
}
