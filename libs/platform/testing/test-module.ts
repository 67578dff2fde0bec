import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { Clock } from '../src/clock/clock.js';
import { type AppConfig, loadConfig } from '../src/config/app-config.js';
import { Database } from '../src/database/database.js';
import { Doorbell } from '../src/events/doorbell.js';
import { nestLog } from '../src/http/nest-log.js';
import { PlatformModule } from '../src/platform.module.js';
import { FixedClock } from './fixed-clock.js';
import { type DrainOptions, TestWorker } from './test-worker.js';
import { cloneTemplate } from './test-database.js';

export interface TestModuleOptions {
  modules: readonly (Type | DynamicModule)[];
  clock?: Clock;
  /** Environment variables over those of the test environment. */
  env?: Readonly<Record<string, string>>;
  /** Rings the real doorbells too; without, `drainEvents()` alone delivers, so that tests say when. */
  doorbells?: boolean;
  /** Last word on the module before it is compiled. */
  adjust?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** A booted platform with some domain modules on a database of its own. */
export class TestModule {
  private readonly worker: TestWorker;

  constructor(
    readonly app: INestApplicationContext,
    readonly config: AppConfig,
    readonly clock: Clock,
    private readonly cleanUp: () => Promise<void>,
  ) {
    this.worker = new TestWorker(app);
  }

  get<T>(type: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.app.get<T>(type, { strict: false });
  }

  get database(): Database {
    return this.get(Database);
  }

  /** Delivers all waiting events and does all waiting jobs, until nothing is left; throws what failed. */
  drainEvents(options?: DrainOptions): Promise<void> {
    return this.worker.drain(options);
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.app.close();
    await this.cleanUp();
  }
}

/** Boots without HTTP. */
export async function bootTestModule(options: TestModuleOptions): Promise<TestModule> {
  const environment = await testEnvironment(options.env);
  const clock = options.clock ?? new FixedClock();
  try {
    const app = await testingModule(environment.config, clock, options).compile();
    await app.init();
    return new TestModule(app, environment.config, clock, environment.cleanUp);
  } catch (error) {
    await environment.cleanUp();
    throw error;
  }
}

export interface TestEnvironment {
  config: AppConfig;
  cleanUp(): Promise<void>;
}

/** A cloned database, a folder for files and a configuration that points at them. */
export async function testEnvironment(env: Readonly<Record<string, string>> = {}): Promise<TestEnvironment> {
  const cloned = await cloneTemplate();
  const files = mkdtempSync(join(tmpdir(), 'tu-hoc-test-files-'));
  const config = loadConfig({
    DATABASE_URL: cloned.url,
    DATABASE_POOL_MAX: '5',
    STORAGE_DIR: files,
    APP_SECRET: 'a secret of the tests, long enough',
    REQUIRE_SECOND_FACTOR: 'off',
    HTTP_PORT: '0',
    WORKER_HEALTH_PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...env,
  });
  const cleanUp = async (): Promise<void> => {
    await cloned.drop();
    rmSync(files, { recursive: true, force: true });
  };
  return { config, cleanUp };
}

class SilentDoorbell extends Doorbell {
  override ring(): void {
    // The test delivers when it wants to.
  }
}

export function testingModule(config: AppConfig, clock: Clock, options: TestModuleOptions): TestingModuleBuilder {
  const { modules, doorbells = false, adjust = (builder) => builder } = options;
  const builder = Test.createTestingModule({ imports: [PlatformModule.forRoot(config), ...modules] })
    .setLogger(nestLog())
    .overrideProvider(Clock)
    .useValue(clock);
  return adjust(doorbells ? builder : builder.overrideProvider(Doorbell).useClass(SilentDoorbell));
}
