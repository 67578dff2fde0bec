import { join } from 'node:path';

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

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
