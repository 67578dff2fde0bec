import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../system/served-process.js';

const ROOT = join(process.cwd(), '.cache', 'redis');
const LIBRARIES: Readonly<Record<string, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };

/** A Redis that keeps nothing: after a restart it is empty. */
export class EmptyRedis {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  static async start(): Promise<EmptyRedis> {
    const redis = new EmptyRedis(await freePort(), mkdtempSync(join(tmpdir(), 'tu-hoc-faults-redis-')));
    await redis.launch();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async flush(): Promise<void> {
    await this.ask((client) => client.flushall());
  }

  async killAndRestartEmpty(): Promise<void> {
    await this.end('SIGKILL');
    await this.launch();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async launch(): Promise<void> {
    const binary = join(ROOT, 'usr', 'bin', 'redis-server');
    if (!existsSync(binary)) throw new Error(`${binary} is missing: "npm test" unpacks it in its set-up.`);
    const settings = { bind: '127.0.0.1', port: String(this.port), dir: this.folder, save: '', appendonly: 'no' };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    const libraries = join(ROOT, 'usr', 'lib', LIBRARIES[process.arch] ?? '');
    this.server = spawn(binary, args, { env: { LD_LIBRARY_PATH: libraries }, stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (await this.ask((client) => client.ping()).catch(() => null)) return;
      await pause(50);
    }
    throw new Error('Redis did not start.');
  }

  private async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }
}
