import { type ConfigFault, ConfigFaults } from './config-faults.js';
import { DatabaseConfig } from './database.config.js';
import { readConcern } from './from-env.js';
import { HttpConfig } from './http.config.js';
import { LogConfig } from './log.config.js';
import { QueueConfig } from './queue.config.js';
import { SecurityConfig } from './security.config.js';
import { SignInConfig } from './sign-in.config.js';
import { StorageConfig } from './storage.config.js';
import { WorkerConfig } from './worker.config.js';

/** Everything that differs between environments, read once; inject by this class. */
export class AppConfig {
  database!: DatabaseConfig;
  queue!: QueueConfig;
  storage!: StorageConfig;
  http!: HttpConfig;
  security!: SecurityConfig;
  signIn!: SignInConfig;
  worker!: WorkerConfig;
  log!: LogConfig;
}

/** Reads and checks the environment; throws `ConfigFaults` with every fault at once. */
export function loadConfig(env: NodeJS.ProcessEnv): AppConfig {
  const faults: ConfigFault[] = [];
  const config: AppConfig = Object.assign(new AppConfig(), {
    database: readConcern(DatabaseConfig, env, faults),
    queue: readConcern(QueueConfig, env, faults),
    storage: readConcern(StorageConfig, env, faults),
    http: readConcern(HttpConfig, env, faults),
    security: readConcern(SecurityConfig, env, faults),
    signIn: readConcern(SignInConfig, env, faults),
    worker: readConcern(WorkerConfig, env, faults),
    log: readConcern(LogConfig, env, faults),
  });
  if (config.signIn.oidcProviders.length > 0 && config.http.publicUrl === undefined) {
    faults.push({ variable: 'PUBLIC_URL', problem: 'must be set: providers of OIDC_PROVIDERS send people back to it' });
  }
  if (faults.length > 0) throw new ConfigFaults(faults);
  return config;
}
