import { type DynamicModule, type Type } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock } from '../src/clock/clock.js';
import { type AppConfig } from '../src/config/app-config.js';
import { apiAdapter, initApi } from '../src/http/create-api.js';
import { FixedClock } from './fixed-clock.js';
import { TestModule, type TestModuleOptions, testEnvironment, testingModule } from './test-module.js';

export interface TestApiOptions extends TestModuleOptions {
  /** HTTP modules of the domains; one of them provides the `Authenticator`. */
  httpModules: readonly (Type | DynamicModule)[];
  /** Where an address has to be known beforehand, as PUBLIC_URL; a free one otherwise. */
  port?: number;
}

/** A booted platform that also answers HTTP, on a free port of the loopback. */
export class TestApi extends TestModule {
  constructor(
    readonly http: NestFastifyApplication,
    readonly url: string,
    config: AppConfig,
    clock: Clock,
    cleanUp: () => Promise<void>,
  ) {
    super(http, config, clock, cleanUp);
  }
}

/** As `bootTestModule`, and listening. */
export async function bootTestApi({ httpModules, port = 0, ...options }: TestApiOptions): Promise<TestApi> {
  const environment = await testEnvironment(options.env);
  const clock = options.clock ?? new FixedClock();
  try {
    const all = { ...options, modules: [...options.modules, ...httpModules] };
    const compiled = await testingModule(environment.config, clock, all).compile();
    const app = compiled.createNestApplication<NestFastifyApplication>(apiAdapter(environment.config), {
      bodyParser: false,
    });
    await initApi(app, environment.config);
    await app.listen(port, '127.0.0.1');
    return new TestApi(
      app,
      (await app.getUrl()).replace('[::1]', '127.0.0.1'),
      environment.config,
      clock,
      environment.cleanUp,
    );
  } catch (error) {
    await environment.cleanUp();
    throw error;
  }
}
