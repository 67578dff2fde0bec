import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** Generous: it takes two seconds on a machine that has nothing else to do. */
const STARTING_MS = 180_000;
const LINES_KEPT = 40;

/** The api or the worker as it is delivered: built, in a process of its own, with a port that outlives its restarts. */
export class ServedProcess {
  private child: ChildProcess | null = null;
  private said: string[] = [];

  constructor(
    readonly name: 'api' | 'worker',
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error(`The ${this.name} does not run.`);
    return this.child.pid;
  }

  async start(): Promise<void> {
    const script = join(process.cwd(), 'dist', 'apps', this.name, 'src', 'main.js');
    if (!existsSync(script)) throw new Error(`${script} is missing: "npm run build" comes first.`);
    // The launcher's own watch: it ends with us, whatever ends us.
    const watch = pathToFileURL(join(process.cwd(), 'dist', 'apps', 'local', 'src', 'parent-watch.js')).href;
    const args = ['--import', watch, script];
    const child = spawn(process.execPath, args, { env: this.env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => this.keep(text.toString()));
    await this.untilAnswering(child);
  }

  /** `kill -9`: nothing is finished, nothing is said goodbye to. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  private async untilAnswering(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + STARTING_MS;
    while (Date.now() < deadline && !hasEnded(child)) {
      const answer = await fetch(`${this.url}/health/live`).catch(() => null);
      await answer?.arrayBuffer();
      // Killed while it was starting: whoever did that knows.
      if (answer?.ok || this.child !== child) return;
      await pause(50);
    }
    if (this.child !== child) return;
    throw new Error(`The ${this.name} did not start:\n${this.lastWords()}`);
  }

  /** What it has written last, for the message of a test that fails. */
  lastWords(): string {
    return this.said.join('');
  }

  private keep(text: string): void {
    this.said = [...this.said, text].slice(-LINES_KEPT);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
