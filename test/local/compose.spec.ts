import 'reflect-metadata';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#platform';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  image: string;
  build?: string;
  restart?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  expose?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; interval: string; timeout: string; retries: number };
  networks: string[] | Record<string, { aliases: string[] }>;
  configs?: { source: string; target: string }[];
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
  networks: Record<string, null>;
  configs: Record<string, { content: string }>;
}

const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const service = (name: string): Service => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
};

const exampleOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
const example = exampleOf(read('.env.example'));
const SECRETS = ['APP_SECRET', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'S3_SECRET_KEY'];
const filled = { ...example, ...Object.fromEntries(SECRETS.map((name) => [name, 'x'.repeat(40)])) };

/** Docker's rules for `${NAME:-default}` and `${NAME:?message}`. */
function interpolate(value: string, env: Record<string, string>): string {
  return value.replace(
    /\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}/g,
    (_whole: string, name: string, kind: string | undefined, rest: string | undefined) => {
      const given = env[name];
      if (given) return given;
      if (kind === '?') throw new Error(rest ?? name);
      return kind === '-' ? (rest ?? '') : '';
    },
  );
}

const environmentOf = (name: string, env: Record<string, string> = filled): Record<string, string> =>
  Object.fromEntries(
    Object.entries(service(name).environment ?? {}).map(([key, value]) => [key, interpolate(String(value), env)]),
  );

const knownVariables = readdirSync(join(ROOT, 'libs/platform/src/config'))
  .flatMap((file) => [...read(`libs/platform/src/config/${file}`).matchAll(/@FromEnv\('([A-Z0-9_]+)'/g)])
  .map(([, name = '']) => name);

const ONE_SHOTS = ['bucket', 'migrate'];
const APPLICATION = ['migrate', 'api', 'worker'];

describe('the services', () => {
  it('are the production shape, no more and no less', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['api', 'bucket', 'migrate', 'minio', 'postgres', 'proxy', 'redis', 'worker'].sort(),
    );
  });

  it('of our own run one and the same image, built from the Dockerfile here', () => {
    const images = APPLICATION.map((name) => [service(name).image, service(name).build]);
    expect(new Set(images.map(String)).size).toBe(1);
    expect(images[0]).toEqual(['tu-hoc:${TUHOC_VERSION:-latest}', '.']);
  });

  it('of others have a stated version', () => {
    const foreign = services.filter(([name]) => !APPLICATION.includes(name)).map(([, { image }]) => image);
    expect(foreign.filter((image) => !/:[\w.-]+$/.test(image) || image.endsWith(':latest'))).toEqual([]);
  });

  it.each(APPLICATION)('%s runs a program that the build makes and the image holds', (name) => {
    const program = service(name).command?.find((part) => part.startsWith('dist/')) ?? '';
    expect(existsSync(join(ROOT, program.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it('that keep running are restarted and have a health check; the one-shots have neither', () => {
    const lasting = services.filter(([name]) => !ONE_SHOTS.includes(name));
    expect(lasting.filter(([, { restart }]) => restart !== 'unless-stopped')).toEqual([]);
    expect(lasting.filter(([, { healthcheck }]) => !healthcheck?.test.length || !(healthcheck.retries > 0))).toEqual(
      [],
    );
    expect(ONE_SHOTS.map((name) => [service(name).restart, service(name).healthcheck])).toEqual([
      ['no', undefined],
      ['no', undefined],
    ]);
  });

  it('wait for what they need, without going round in a circle', () => {
    const needs = (name: string): string[] => Object.keys(service(name).depends_on ?? {});
    const reach = (name: string, seen: string[] = []): string[] =>
      needs(name).flatMap((next) => {
        if (seen.includes(next)) throw new Error(`circle: ${[...seen, next].join(' → ')}`);
        return [next, ...reach(next, [...seen, next])];
      });
    for (const name of ['api', 'worker']) {
      expect(new Set(reach(name, [name]))).toEqual(
        new Set(['migrate', 'postgres', 'bucket', 'minio', 'redis', 'proxy']),
      );
      expect(service(name).depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
    }
  });

  it('are reached from outside through the proxy alone', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name, { ports }]) => [name, ports])).toEqual([
      ['proxy', ['80:80', '443:443']],
    ]);
  });

  it('use exactly the volumes, networks and configs that are declared', () => {
    const volumes = services.flatMap(([, one]) => one.volumes ?? []).map((mount) => mount.split(':')[0]);
    expect(new Set(volumes)).toEqual(new Set(Object.keys(compose.volumes)));
    const networks = services.flatMap(([, one]) =>
      Array.isArray(one.networks) ? one.networks : Object.keys(one.networks),
    );
    expect(new Set(networks)).toEqual(new Set(Object.keys(compose.networks)));
    expect(services.flatMap(([, one]) => one.configs ?? []).map(({ source }) => source)).toEqual(
      Object.keys(compose.configs),
    );
  });
});

describe('the variables', () => {
  it.each(['api', 'worker'])('of %s make a configuration without a fault', (name) => {
    const image = exampleOf(
      [...read('Dockerfile').matchAll(/^\s*(?:ENV )?([A-Z_]+=\S+)/gm)].map(([, pair]) => pair).join('\n'),
    );
    const config = loadConfig({ ...image, ...environmentOf(name) });
    expect(config.queue.redisUrl).toBe(`redis://:${'x'.repeat(40)}@redis:6379`);
    expect(config.storage.s3Endpoint).toBe('http://files.localhost');
    expect(config.http.publicUrl).toBe('http://localhost');
  });

  it('are all known to the configuration, and the configuration misses none', () => {
    const given = new Set([...Object.keys(environmentOf('api')), ...Object.keys(environmentOf('worker'))]);
    given.delete('TMPDIR');
    // Files are in the object store here; providers on this machine are for tests and must not be let in by a setting.
    expect([...given, 'STORAGE_DIR', 'OIDC_TEST_ISSUERS'].sort()).toEqual([...knownVariables].sort());
  });

  it('that come from outside are those of .env.example, and each is explained in the runbook', () => {
    const used = new Set([...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(example).sort());
    const runbook = read('docs/runbook/compose.md');
    expect(Object.keys(example).filter((name) => !runbook.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(SECRETS)('refuse to start without %s', (secret) => {
    expect(example[secret]).toBe('');
    const without = { ...filled, [secret]: '' };
    expect(() => services.map(([name]) => environmentOf(name, without))).toThrow(secret);
  });

  it('agree between the services: one database password, one pair of object-store keys, one queue password', () => {
    const url = new URL(environmentOf('api')['DATABASE_URL'] ?? '');
    const postgres = environmentOf('postgres');
    expect([url.username, url.password, url.pathname.slice(1), url.hostname]).toEqual([
      postgres['POSTGRES_USER'],
      postgres['POSTGRES_PASSWORD'],
      postgres['POSTGRES_DB'],
      'postgres',
    ]);
    expect(environmentOf('migrate')['DATABASE_URL']).toBe(url.href);
    const { MINIO_ROOT_USER, MINIO_ROOT_PASSWORD } = environmentOf('minio');
    expect([environmentOf('worker')['S3_ACCESS_KEY'], environmentOf('worker')['S3_SECRET_KEY']]).toEqual([
      MINIO_ROOT_USER,
      MINIO_ROOT_PASSWORD,
    ]);
    expect(service('bucket').command).toContain(`store/${environmentOf('api')['S3_BUCKET']}`);
  });
});

describe('the parts fit', () => {
  it.each([
    ['api', 'HTTP_PORT'],
    ['worker', 'WORKER_HEALTH_PORT'],
  ])('%s is asked for its health where it listens', (name, variable) => {
    const port = environmentOf(name)[variable];
    expect(service(name).expose).toEqual([port]);
    expect(service(name).healthcheck?.test).toEqual([
      'CMD',
      'node',
      'scripts/health-check.mjs',
      `http://127.0.0.1:${port}/health/ready`,
    ]);
    expect(existsSync(join(ROOT, 'scripts/health-check.mjs'))).toBe(true);
    expect(read('Dockerfile')).toContain('/app/scripts/health-check.mjs');
  });

  it('Redis keeps its jobs over a restart and throws none away', () => {
    const flags = (service('redis').command ?? []).join(' ');
    expect(flags).toContain('--appendonly yes');
    expect(flags).toContain('--maxmemory-policy noeviction');
  });

  it('PostgreSQL is the version that npm start bundles, with the same kind of cluster', () => {
    const major = service('postgres').image.split(':')[1];
    const bundled = (JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> })
      .optionalDependencies;
    expect(Object.values(bundled).map((version) => version.split('.')[0])).toEqual(
      Object.values(bundled).map(() => major),
    );
    expect(service('postgres').environment?.['POSTGRES_INITDB_ARGS']).toContain('--builtin-locale=C.UTF-8');
  });

  it('the proxy serves both outer names, and stands for the one of the object store inside', () => {
    const caddyfile = compose.configs['caddyfile']?.content ?? '';
    expect(caddyfile).toContain('dynamic a api 8080');
    expect(caddyfile).toContain('reverse_proxy minio:9000');
    const networks = service('proxy').networks as Record<string, { aliases: string[] }>;
    const inner = interpolate(networks['inside']?.aliases[0] ?? '', filled);
    expect(new URL(environmentOf('api')['S3_ENDPOINT'] ?? '').hostname).toBe(inner);
    expect(environmentOf('proxy')['FILES_ADDRESS']).toBe(environmentOf('api')['S3_ENDPOINT']);
    expect(environmentOf('proxy')['PUBLIC_ADDRESS']).toBe(environmentOf('api')['PUBLIC_URL']);
  });

  it('the image runs a Node that package.json allows', () => {
    const needed = /(\d+)\.\d+/.exec(
      (JSON.parse(read('package.json')) as { engines: { node: string } }).engines.node,
    )?.[1];
    const bases = [...read('Dockerfile').matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => Number(major));
    expect(bases).toHaveLength(2);
    expect(bases.every((major) => major >= Number(needed))).toBe(true);
  });
});
