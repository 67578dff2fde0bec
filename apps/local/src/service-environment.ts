import { join } from 'node:path';
import { loadConfig } from '#platform';

export interface ServicePlaces {
  projectRoot: string;
  filesFolder: string;
  appSecret: string;
  databaseUrl: string;
  apiPort: number;
  workerPort: number;
}

/** What api and worker are told; whatever the person has set stands. */
export function serviceEnvironment(given: NodeJS.ProcessEnv, places: ServicePlaces): NodeJS.ProcessEnv {
  const address = `http://localhost:${places.apiPort}`;
  return {
    APP_SECRET: places.appSecret,
    PUBLIC_URL: address,
    WEB_ROOT: join(places.projectRoot, 'dist', 'web'),
    ...(given['S3_ENDPOINT'] ? {} : { STORAGE_DIR: places.filesFolder }),
    ...withoutEmpty(given),
    // The ports were looked for and found free, so these are not to be overruled.
    DATABASE_URL: places.databaseUrl,
    HTTP_PORT: String(places.apiPort),
    WORKER_HEALTH_PORT: String(places.workerPort),
    // We make the lines readable ourselves.
    LOG_PRETTY: 'false',
  };
}

/** All faults of what the person has set, before anything is started. @throws ConfigFaults */
export function requireSoundSettings(given: NodeJS.ProcessEnv): void {
  const standIns = {
    DATABASE_URL: 'postgres://localhost/x',
    APP_SECRET: 'x'.repeat(32),
    STORAGE_DIR: '/',
    PUBLIC_URL: 'http://localhost',
  };
  const { STORAGE_DIR, ...withoutFolder } = standIns;
  loadConfig({ ...(given['S3_ENDPOINT'] ? withoutFolder : { ...withoutFolder, STORAGE_DIR }), ...withoutEmpty(given) });
}

/** The passwords of the demo stand on the screen: a second factor would only stand in the way. What is set stands. */
export function demoEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { REQUIRE_SECOND_FACTOR: 'off', ...env };
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
