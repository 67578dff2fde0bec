import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseFreePort } from './free-port.js';
import { LaunchFault } from './launch-fault.js';
import { type PostgresAccount } from './postgres-account.js';
import { type PostgresBinary } from './postgres-binary.js';
import { connectionUrl, servesCluster } from './postgres-connection.js';
import { type PostgresFolder } from './postgres-folder.js';
import { findOwnPostmaster, readPostmasterLock, removeStaleLock } from './postgres-lock.js';
import { inspectProcess, signal, waitUntilGone } from './process-inspection.js';

export interface PostgresServer {
  pid: number;
  port: number;
  url: string;
  /** `adopted`: it had outlived the start before this one. */
  origin: 'started' | 'adopted' | 'recovered';
}

export interface PostgresInstallation {
  folder: PostgresFolder;
  binary: PostgresBinary;
  account: PostgresAccount;
  password: string;
}

const STARTING_MS = 60_000;

/** Takes over the server that runs on this folder, or starts one. */
export async function openPostgres(installed: PostgresInstallation, preferredPort: number): Promise<PostgresServer> {
  const adopted = await adopt(installed);
  if (adopted !== null) return adopted;
  const recovered = removeStaleLock(installed.folder.cluster);
  let lastFault: Error | null = null;
  // Again when another program took the port meanwhile, or while backends of a killed server still hold its memory.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const server = await startOnce(installed, await chooseFreePort(preferredPort));
      return { ...server, origin: recovered ? 'recovered' : 'started' };
    } catch (fault) {
      lastFault = fault as Error;
      if (!/could not (bind|create any TCP)|pre-existing shared memory/.test(lastFault.message)) break;
      await pause(500);
      removeStaleLock(installed.folder.cluster);
    }
  }
  throw lastFault ?? new LaunchFault('PostgreSQL did not start.');
}

async function adopt({ folder, password }: PostgresInstallation): Promise<PostgresServer | null> {
  const deadline = Date.now() + STARTING_MS;
  for (;;) {
    const lock = findOwnPostmaster(folder.cluster);
    if (lock === null) return null;
    if (lock.ready && lock.port !== null && (await servesCluster(lock.port, password, folder.cluster))) {
      return { pid: lock.pid, port: lock.port, url: connectionUrl(lock.port, password), origin: 'adopted' };
    }
    if (Date.now() > deadline) {
      throw new LaunchFault(
        `A PostgreSQL server (process ${lock.pid}) runs on ${folder.cluster} but does not let us in.`,
        `End it ("kill -INT ${lock.pid}") and start again; ${folder.log} may say why.`,
      );
    }
    await pause(100);
  }
}

async function startOnce(
  { folder, binary, account, password }: PostgresInstallation,
  port: number,
): Promise<PostgresServer> {
  const from = beginLog(folder.log);
  const log = openSync(folder.log, 'a');
  // Detached: Ctrl-C in the terminal must not reach it before api and worker have closed.
  const child = spawn(binary.postgres, serverArguments(folder.cluster, port), {
    ...account.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const pid = await waitUntilReady(child, folder, port, password, from);
  return { pid, port, url: connectionUrl(port, password), origin: 'started' };
}

function serverArguments(cluster: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    // Every queue and worker holds a pool and a LISTEN connection of its own.
    max_connections: 200,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    log_timezone: 'Asia/Ho_Chi_Minh',
    timezone: 'Asia/Ho_Chi_Minh',
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The log begins anew when it has grown, and the faults of this start are read from here on. */
function beginLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 5_000_000) return size;
  truncateSync(log);
  return 0;
}

async function waitUntilReady(
  child: ChildProcess,
  folder: PostgresFolder,
  port: number,
  password: string,
  logFrom: number,
): Promise<number> {
  let ended: string | null = null;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, name) => (ended ??= `exit ${code ?? name ?? '?'}`));
  const deadline = Date.now() + STARTING_MS;
  while (Date.now() < deadline) {
    const lock = readPostmasterLock(folder.cluster);
    if (
      lock !== null &&
      lock.pid === child.pid &&
      lock.ready &&
      (await servesCluster(port, password, folder.cluster))
    ) {
      return lock.pid;
    }
    if (ended !== null) break;
    await pause(15);
  }
  const said = readFileSync(folder.log).subarray(logFrom).toString().trim().split('\n').slice(-12).join('\n');
  throw new LaunchFault(
    `PostgreSQL did not start (${ended ?? 'no answer in time'}):\n${said}`,
    `Its log: ${folder.log}`,
  );
}

export function isRunning(server: PostgresServer): boolean {
  return inspectProcess(server.pid) !== null;
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostgres(server: PostgresServer, patienceMs = 20_000): Promise<void> {
  signal(server.pid, 'SIGINT');
  if (await waitUntilGone(server.pid, patienceMs)) return;
  signal(server.pid, 'SIGQUIT');
  await waitUntilGone(server.pid, 5_000);
}
