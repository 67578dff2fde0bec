import { type ChildProcess, spawn } from 'node:child_process';
import { endProcess } from './process-inspection.js';
import { forEachLine } from './log-lines.js';

export interface ServiceSpec {
  name: 'api' | 'worker';
  script: string;
  env: NodeJS.ProcessEnv;
  /** Module that is loaded first and ends the service when we are gone. */
  parentWatch: string;
  onLine: (line: string) => void;
  onStarted: (pid: number) => void;
  onDied: (what: string, restartInMs: number) => void;
}

const LONGEST_WAIT_MS = 10_000;
/** Who ran this long was well: the next restart is quick again. */
const HEALTHY_AFTER_MS = 30_000;

/** A process of ours that is started again, ever more patiently, until we are told to stop. */
export class SupervisedService {
  private child: ChildProcess | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;
  private startedAt = 0;
  /** Deaths in a row, each soon after its start. */
  quickDeaths = 0;

  constructor(readonly spec: ServiceSpec) {}

  start(): void {
    const { script, env, parentWatch, onLine, onStarted } = this.spec;
    this.startedAt = Date.now();
    const args = ['--enable-source-maps', '--import', parentWatch, script];
    // Detached: Ctrl-C in the terminal reaches us alone, and we close one service after the other.
    const child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child = child;
    if (child.stdout !== null) forEachLine(child.stdout, onLine);
    if (child.stderr !== null) forEachLine(child.stderr, onLine);
    if (child.pid !== undefined) onStarted(child.pid);
    child.on('error', (error) => onLine(error.message));
    child.on('exit', (code, signal) => this.restart(`${signal ?? `exit code ${code ?? '?'}`}`));
  }

  private restart(what: string): void {
    this.child = null;
    if (this.stopping) return;
    this.quickDeaths = Date.now() - this.startedAt > HEALTHY_AFTER_MS ? 1 : this.quickDeaths + 1;
    const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** (this.quickDeaths - 1));
    this.spec.onDied(what, wait);
    this.timer = setTimeout(() => this.start(), wait);
  }

  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.child?.pid !== undefined) await endProcess(this.child.pid, patienceMs);
  }

  kill(): void {
    this.stopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.child?.kill('SIGKILL');
  }
}
