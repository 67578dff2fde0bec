import { transformFileSync } from '@swc/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const PROJECT_ROOT = join(__dirname, '..', '..', '..');
const LAUNCHER = join(PROJECT_ROOT, 'apps', 'local', 'src');
const LAUNCHER_FILES = /^(embedded-postgres|postgres-.*|process-inspection|free-port|launch-fault)\.ts$/;

const DRIVER = `
import { EmbeddedPostgres } from './embedded-postgres.js';
const [projectRoot, dataFolder, port] = process.argv.slice(2);
try {
  const server = await EmbeddedPostgres.open({ projectRoot, dataFolder, preferredPort: Number(port) });
  console.log(JSON.stringify({ pid: server.pid, port: server.port, url: server.url, origin: server.origin }));
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1000);
} catch (fault) {
  console.log(JSON.stringify({ fault: fault.message }));
  process.exit(1);
}
`;

/** The launcher as a program of its own, so that it can be killed; compiled here, so that no build has to come first. */
export function compileLauncher(): string {
  const parent = join(PROJECT_ROOT, '.cache', 'launcher-under-test');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  chmodSync(folder, 0o755);
  for (const name of readdirSync(LAUNCHER).filter((file) => LAUNCHER_FILES.test(file))) {
    const { code } = transformFileSync(join(LAUNCHER, name), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(join(folder, 'drive.js'), DRIVER);
  return folder;
}

export interface LauncherAnswer {
  pid: number;
  port: number;
  url: string;
  origin: string;
  fault?: string;
}

export class LauncherProcess {
  private constructor(readonly child: ChildProcess) {}

  static start(compiled: string, dataFolder: string, ids: { uid: number; gid: number } | null = null): LauncherProcess {
    const child = spawn(process.execPath, [join(compiled, 'drive.js'), PROJECT_ROOT, dataFolder, '5433'], {
      ...ids,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new LauncherProcess(child);
  }

  async answer(): Promise<LauncherAnswer> {
    if (this.child.stdout === null) throw new Error('the launcher has no output');
    for await (const line of createInterface({ input: this.child.stdout })) return JSON.parse(line) as LauncherAnswer;
    throw new Error('the launcher ended without an answer');
  }

  async kill(name: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    this.child.kill(name);
    return ended;
  }
}

export const isRoot = process.getuid?.() === 0;

/** A folder that another account can reach, too. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tu-hoc-data-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
