import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inspectProcess } from '../src/process-inspection.js';
import { type Runtime } from '../src/runtime-file.js';
import { PROJECT_ROOT } from './launcher-process.js';

export interface StartWish {
  dataFolder: string;
  args?: string[];
  ids?: { uid: number; gid: number } | undefined;
  /** Settings of the person who starts it. */
  env?: Readonly<Record<string, string>>;
  /** As people do it, with npm in between; otherwise its script alone. */
  throughNpm?: boolean;
}

/** `npm start -- --empty` on what is built, as a process of its own with its output collected. */
export class StartProcess {
  output = '';
  private readonly ended: Promise<number | null>;

  private constructor(
    readonly child: ChildProcess,
    private readonly dataFolder: string,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  }

  static run({ dataFolder, args = [], ids, env: given = {}, throughNpm = false }: StartWish): StartProcess {
    const { DATABASE_URL: _database, REDIS_URL: _redis, S3_ENDPOINT: _s3, HTTP_PORT: _port, ...env } = process.env;
    const options = ['--no-build', '--empty', ...args];
    const [program, ...first] = throughNpm ? ['npm', 'start', '--'] : [process.execPath, 'scripts/start.mjs'];
    const child = spawn(program ?? '', [...first, ...options], {
      ...ids,
      cwd: PROJECT_ROOT,
      env: {
        ...env,
        TUHOC_DATA: dataFolder,
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        ...given,
        ...(ids ? { HOME: dataFolder } : {}),
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new StartProcess(child, dataFolder);
  }

  runtime(): Runtime {
    return JSON.parse(readFileSync(join(this.dataFolder, 'runtime.json'), 'utf8')) as Runtime;
  }

  async says(what: RegExp, patienceMs = 150_000): Promise<void> {
    await until(`npm start to say ${what}`, () => what.test(this.output) || this.child.exitCode !== null, patienceMs);
    if (!what.test(this.output)) throw new Error(`npm start ended without saying ${what}:\n${this.output}`);
  }

  /** The exit code, once it has ended by itself. */
  exitCode(): Promise<number | null> {
    return this.ended;
  }

  signal(name: NodeJS.Signals): Promise<number | null> {
    this.child.kill(name);
    return this.ended;
  }

  /** All that it started: for the look after the end. */
  pids(): { api: number; worker: number; postgres: number } {
    const { services } = this.runtime();
    const postgres = readFileSync(join(this.dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
    return {
      api: pidOf(services['api']),
      worker: pidOf(services['worker']),
      postgres: Number(postgres.split('\n')[0]),
    };
  }

  async isReady(): Promise<boolean> {
    const { address, workerPort } = this.runtime();
    const answers = await Promise.all([
      answersWell(`${address}/health/ready`),
      answersWell(`http://127.0.0.1:${workerPort}/health/ready`),
    ]);
    return answers.every(Boolean);
  }
}

const pidOf = (identity: string | undefined): number => Number(identity?.split('@')[0] ?? 0);

async function answersWell(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, patienceMs = 90_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(50);
  }
}

export const living = (pids: Record<string, number>): string[] =>
  Object.entries(pids)
    .filter(([, pid]) => inspectProcess(pid) !== null)
    .map(([name]) => name);
