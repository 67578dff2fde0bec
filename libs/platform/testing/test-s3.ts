import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StorageConfig } from '../src/config/storage.config.js';

export interface TestS3 {
  config: StorageConfig;
  stop(): Promise<void>;
}

/** A real S3 store when the environment names one, otherwise s3rver as a process of its own. */
export async function startTestS3(env: NodeJS.ProcessEnv = process.env): Promise<TestS3> {
  const endpoint = env['TEST_S3_ENDPOINT'];
  if (endpoint !== undefined) {
    const config = configOf(endpoint, env['TEST_S3_ACCESS_KEY'] ?? '', env['TEST_S3_SECRET_KEY'] ?? '');
    return { config, stop: () => Promise.resolve() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'tu-hoc-test-s3-'));
  const port = await freePort();
  const program = join(dirname(require.resolve('s3rver/package.json')), 'bin', 's3rver.js');
  const args = [program, '--directory', folder, '--address', '127.0.0.1', '--port', String(port), '--silent'];
  const server = spawn(process.execPath, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await untilAnswering(`http://127.0.0.1:${port}`).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { config: configOf(`http://127.0.0.1:${port}`, 'S3RVER', 'S3RVER'), stop };
}

function configOf(s3Endpoint: string, s3AccessKey: string, s3SecretKey: string): StorageConfig {
  const bucket = `tuhoc-test-${process.pid}`;
  return Object.assign(new StorageConfig(), {
    s3Endpoint,
    s3AccessKey,
    s3SecretKey,
    s3Region: 'us-east-1',
    s3Bucket: bucket,
    s3PathStyle: true,
  });
}

async function untilAnswering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error('The test S3 server did not start.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
