import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { loadConfig, Migrator } from '#platform';
import { ConsoleLog } from './console-log.js';
import { type DataFolder } from './data-folder.js';
import { type FirstContent, provideFirstContent } from './first-content.js';
import { requireDatabase } from './given-database.js';
import { type StartOptions } from './options.js';
import { waitUntilReady } from './readiness.js';
import { type RuntimeFile } from './runtime-file.js';
import { demoEnvironment, requireSoundSettings, serviceEnvironment } from './service-environment.js';
import { choosePorts, type ServicePorts } from './service-ports.js';
import { SupervisedService } from './supervised-service.js';
import { WatchedPostgres } from './watched-postgres.js';

export interface LocalSystemSettings {
  projectRoot: string;
  env: NodeJS.ProcessEnv;
  options: StartOptions;
  data: DataFolder;
  runtime: RuntimeFile;
}

const POSTGRES_PORT = 5433;
const CLOSING_MS = 15_000;

/** Everything that `npm start` runs, in the order in which the parts need each other. */
export class LocalSystem {
  private readonly log: ConsoleLog;
  private readonly cancelled = new AbortController();
  private postgres: WatchedPostgres | null = null;
  private services: SupervisedService[] = [];
  private starting: Promise<void> = Promise.resolve();

  constructor(private readonly settings: LocalSystemSettings) {
    this.log = new ConsoleLog(settings.data.logs, process.stdout, settings.env);
  }

  start(): Promise<FirstContent & { address: string }> {
    const starting = this.startAll();
    this.starting = starting.then(
      () => undefined,
      () => undefined,
    );
    return starting;
  }

  private async startAll(): Promise<FirstContent & { address: string }> {
    const { env, options, data, projectRoot, runtime } = this.settings;
    requireSoundSettings(env);
    const ports = await choosePorts(options.port, env);
    const databaseUrl = await this.provideDatabase(env['DATABASE_URL']);
    this.check();
    const places = { projectRoot, filesFolder: data.files, databaseUrl, apiPort: ports.api, workerPort: ports.worker };
    const serviceEnv = serviceEnvironment(env, { ...places, appSecret: data.secret });
    const config = loadConfig(serviceEnv);
    await this.migrate(databaseUrl);
    const say = this.log.say;
    const content = await provideFirstContent({ config, projectRoot, options, say, signal: this.cancelled.signal });
    this.check();
    await this.startServices(content.signIns.length > 0 ? demoEnvironment(serviceEnv) : serviceEnv, ports);
    const address = config.http.publicUrl ?? `http://localhost:${ports.api}`;
    runtime.write({ address, apiPort: ports.api, workerPort: ports.worker });
    return { ...content, address };
  }

  private async provideDatabase(given: string | undefined): Promise<string> {
    if (!given) return this.startPostgres();
    await requireDatabase(given);
    return given;
  }

  private async startPostgres(): Promise<string> {
    const { projectRoot, data, runtime } = this.settings;
    const wish = { projectRoot, dataFolder: data.path, preferredPort: POSTGRES_PORT };
    this.postgres = new WatchedPostgres(wish, (text) => this.log.note('postgres', text));
    const { url, port } = await this.postgres.open();
    runtime.write({ postgresPort: port });
    return url;
  }

  private async migrate(databaseUrl: string): Promise<void> {
    const run = await new Migrator().migrate(databaseUrl);
    if (run.length > 0) this.log.note('postgres', `brought the database up to date (${run.length} migrations)`);
    this.check();
  }

  private async startServices(env: NodeJS.ProcessEnv, ports: ServicePorts): Promise<void> {
    const api = this.service('api', env);
    const worker = this.service('worker', env);
    this.services = [api, worker];
    for (const service of this.services) service.start();
    const host = env['HTTP_HOST'] ?? '127.0.0.1';
    const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    await Promise.all([
      this.ready(api, `http://${reachable}:${ports.api}/health/ready`),
      this.ready(worker, `http://127.0.0.1:${ports.worker}/health/ready`),
    ]);
  }

  private service(name: 'api' | 'worker', env: NodeJS.ProcessEnv): SupervisedService {
    const dist = join(this.settings.projectRoot, 'dist', 'apps');
    return new SupervisedService({
      name,
      env,
      script: join(dist, name, 'src', 'main.js'),
      parentWatch: pathToFileURL(join(dist, 'local', 'src', 'parent-watch.js')).href,
      onLine: (line) => this.log.note(name, line),
      onStarted: (pid) => this.settings.runtime.noteService(name, pid),
      onDied: (what, wait) =>
        this.log.note('start', `the ${name} has died (${what}); starting it again in ${wait / 1000} s`),
    });
  }

  private ready(service: SupervisedService, url: string): Promise<void> {
    const recentLines = (): string => this.log.recentLines(service.spec.name);
    return waitUntilReady({ url, service, recentLines, signal: this.cancelled.signal });
  }

  private check(): void {
    this.cancelled.signal.throwIfAborted();
  }

  /** First those that use the database, then the database. */
  async stop(): Promise<void> {
    this.cancelled.abort();
    // A migration in progress comes to its end: a database is not taken away below a transaction.
    await Promise.race([this.starting, pause(CLOSING_MS, undefined, { ref: false })]);
    const [api, worker] = this.services;
    await worker?.stop(CLOSING_MS);
    await api?.stop(CLOSING_MS);
    await this.postgres?.stop();
    this.settings.runtime.remove();
  }

  /** The second Ctrl-C: nothing is waited for. PostgreSQL recovers at the next start. */
  stopNow(): void {
    for (const service of this.services) service.kill();
    this.postgres?.stopNow();
  }
}
