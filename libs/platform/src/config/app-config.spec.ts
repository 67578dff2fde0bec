import { loadConfig } from './app-config.js';
import { ConfigFaults } from './config-faults.js';

const enough = { DATABASE_URL: 'postgres://u@localhost/db', STORAGE_DIR: '/data', APP_SECRET: 'x'.repeat(32) };

const faultsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults.map(({ variable }) => variable).sort();
    throw error;
  }
  return [];
};

describe('loadConfig', () => {
  it('fills in what may be left out', () => {
    const config = loadConfig(enough);
    expect(config.database).toEqual({ url: enough.DATABASE_URL, poolMax: 10 });
    expect(config.queue).toEqual({ prefix: 'tuhoc' });
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8080, trustProxy: false });
    expect(config.security).toMatchObject({ sessionIdleMinutes: 60, sessionHours: 12 });
    expect(config.worker).toEqual({ healthPort: 8081, concurrency: 4 });
    expect(config.log).toEqual({ level: 'info', pretty: false });
  });

  it('reports all faults at once, by the names of their variables', () => {
    expect(faultsOf({ HTTP_PORT: 'eighty', LOG_LEVEL: 'loud', REDIS_URL: 'localhost', TRUST_PROXY: 'maybe' })).toEqual([
      'APP_SECRET',
      'DATABASE_URL',
      'HTTP_PORT',
      'LOG_LEVEL',
      'REDIS_URL',
      'STORAGE_DIR',
      'TRUST_PROXY',
    ]);
  });

  it('says each fault in a line that a person can act on', () => {
    expect(() => loadConfig({ ...enough, APP_SECRET: 'short' })).toThrow(
      'APP_SECRET: must have at least 32 characters',
    );
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ ...enough, REDIS_URL: '', HTTP_PORT: ' ' }).queue.redisUrl).toBeUndefined();
  });

  it('wants the rest of S3 as soon as there is an endpoint, and no folder then', () => {
    const { STORAGE_DIR: _, ...withoutFolder } = enough;
    const s3 = { ...withoutFolder, S3_ENDPOINT: 'http://localhost:9000' };
    expect(faultsOf(s3)).toEqual(['S3_ACCESS_KEY', 'S3_BUCKET', 'S3_SECRET_KEY']);
    expect(faultsOf({ ...s3, S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b', S3_BUCKET: 'c' })).toEqual([]);
  });

  it.each([
    ['DATABASE_POOL_MAX', '1'],
    ['DATABASE_POOL_MAX', '2.5'],
    ['HTTP_PORT', '70000'],
    ['HTTP_PORT', '-1'],
    ['WORKER_CONCURRENCY', '0'],
    ['SESSION_HOURS', '1e3'],
    ['DATABASE_URL', 'mysql://u@localhost/db'],
  ])('refuses %s=%s', (variable, text) => {
    expect(faultsOf({ ...enough, [variable]: text })).toEqual([variable]);
  });
});
