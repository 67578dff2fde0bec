import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// jest loads this file before its module mapping is in place: it may import packages, but no file of ours.

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

const TRIPLETS: Readonly<Record<string, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };

/** Starts the Redis that the set-up has unpacked below `.cache/redis`; null when it is not there. */
export async function startTestRedis(projectRoot = process.cwd()): Promise<TestRedis | null> {
  const root = join(projectRoot, '.cache', 'redis');
  const binary = join(root, 'usr', 'bin', 'redis-server');
  if (!existsSync(binary)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tu-hoc-test-redis-'));
  const port = await freePort();
  const libraries = join(root, 'usr', 'lib', TRIPLETS[process.arch] ?? '');
  const settings = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
  ];
  const server = spawn(binary, settings, { env: { ...process.env, LD_LIBRARY_PATH: libraries }, stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async (): Promise<void> => {
    if (server.exitCode === null) server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await pause(50);
  }
  await stop();
  throw new Error('The test Redis did not start.');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket();
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('error', () => end(false));
    socket.once('data', () => end(true));
    socket.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
