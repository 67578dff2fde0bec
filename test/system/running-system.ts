import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ServedProcess } from './served-process.js';

export interface SystemWish {
  databaseUrl: string;
  /** BullMQ on Redis; on PostgreSQL when left out. */
  redisUrl?: string | undefined;
  workers?: number;
  env?: Readonly<Record<string, string>>;
}

/** One api and some workers on a database that is already migrated. */
export class RunningSystem {
  private constructor(
    readonly api: ServedProcess,
    readonly workers: readonly ServedProcess[],
    private readonly files: string,
  ) {}

  static async start(wish: SystemWish): Promise<RunningSystem> {
    const files = mkdtempSync(join(tmpdir(), 'tu-hoc-system-'));
    const env = environment(wish, files);
    const port = await freePort();
    const api = new ServedProcess('api', port, { ...env, HTTP_PORT: String(port) });
    const workers: ServedProcess[] = [];
    for (let index = 0; index < (wish.workers ?? 1); index += 1) {
      const health = await freePort();
      workers.push(new ServedProcess('worker', health, { ...env, WORKER_HEALTH_PORT: String(health) }));
    }
    const system = new RunningSystem(api, workers, files);
    await Promise.all([api, ...workers].map((part) => part.start()));
    return system;
  }

  get parts(): readonly ServedProcess[] {
    return [this.api, ...this.workers];
  }

  async stop(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop()));
    rmSync(this.files, { recursive: true, force: true });
  }
}

function environment({ databaseUrl, redisUrl, env = {} }: SystemWish, files: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    STORAGE_DIR: files,
    APP_SECRET: 'a secret of the tests, long enough',
    REQUIRE_SECOND_FACTOR: 'off',
    LOG_LEVEL: 'warn',
    ...env,
  };
}
