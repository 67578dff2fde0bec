import { join } from 'node:path';
import { loadDemo } from '#local/demo';
import { createDataSource, Database } from '#platform';
import { testEnvironment } from '#platform/testing';
import { RunningSystem } from './running-system.js';

/** The system as `npm start` serves it, demo data and all, on a database of its own. */
export class DemoSystem {
  private constructor(
    readonly system: RunningSystem,
    readonly database: Database,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start(): Promise<DemoSystem> {
    const { config, cleanUp } = await testEnvironment();
    const dataSource = await createDataSource(config.database).initialize();
    const database = new Database(dataSource);
    const signal = new AbortController().signal;
    await loadDemo({ database, config, projectRoot: process.cwd(), say: () => undefined, signal });
    const env = { STORAGE_DIR: config.storage.dir ?? '', WEB_ROOT: join(process.cwd(), 'dist', 'web') };
    const system = await RunningSystem.start({ databaseUrl: config.database.url, env });
    return new DemoSystem(system, database, async () => {
      await dataSource.destroy();
      await cleanUp();
    });
  }

  get url(): string {
    return this.system.api.url;
  }

  async stop(): Promise<void> {
    await this.system.stop();
    await this.cleanUp();
  }
}
