import { LaunchFault } from './launch-fault.js';
import { parseOptions } from './options.js';
import { demoEnvironment, serviceEnvironment } from './service-environment.js';
import { startScreen } from './start-screen.js';

describe('parseOptions', () => {
  it.each([
    [[], { port: null, empty: false }],
    [['--port', '9000'], { port: 9000, empty: false }],
    [['--empty', '--no-build'], { port: null, empty: true }],
  ])('reads %j', (args, expected) => {
    expect(parseOptions(args)).toEqual(expected);
  });

  it.each([[['--port', 'http']], [['--port', '0']], [['--port', '65536']], [['--port']], [['--emty']], [['extra']]])(
    'refuses %j',
    (args) => {
      expect(() => parseOptions(args)).toThrow(LaunchFault);
    },
  );
});

describe('serviceEnvironment', () => {
  const places = {
    projectRoot: '/app',
    filesFolder: '/data/files',
    appSecret: 'made',
    databaseUrl: 'postgresql://here',
    apiPort: 8090,
    workerPort: 8091,
  };

  it('gives every place, and the address that belongs to the port', () => {
    expect(serviceEnvironment({}, places)).toMatchObject({
      DATABASE_URL: 'postgresql://here',
      STORAGE_DIR: '/data/files',
      APP_SECRET: 'made',
      HTTP_PORT: '8090',
      PUBLIC_URL: 'http://localhost:8090',
      WORKER_HEALTH_PORT: '8091',
    });
  });

  it('lets stand what a person has set, but not the ports that turned out to be taken', () => {
    const env = serviceEnvironment(
      { APP_SECRET: 'mine', PUBLIC_URL: 'https://hoc.vn', HTTP_PORT: '8080', LOG_LEVEL: '' },
      places,
    );
    expect(env).toMatchObject({ APP_SECRET: 'mine', PUBLIC_URL: 'https://hoc.vn', HTTP_PORT: '8090' });
    expect(env).not.toHaveProperty('LOG_LEVEL');
  });

  it('names no folder for files that go to an object store', () => {
    expect(serviceEnvironment({ S3_ENDPOINT: 'http://store' }, places)).not.toHaveProperty('STORAGE_DIR');
  });
});

describe('startScreen', () => {
  const screen = { address: 'http://localhost:8080', dataFolder: '/data', seconds: 2.34, signIns: [], setupPath: null };

  it('shows the sign-ins of the demo as a table', () => {
    const signIns = [
      { role: 'Cán bộ', signIn: 'an', password: 'bí mật' },
      { role: 'Văn phòng Sở', signIn: 'ha.le', password: 'x' },
    ];
    const rows = startScreen({ ...screen, signIns }).split('\n');
    const columns = rows
      .filter((row) => /Tên đăng nhập|\ban\b|ha\.le/.test(row))
      .map((row) => row.search(/Tên đăng nhập|\ban {2}|ha\.le/));
    expect(new Set(columns).size).toBe(1);
    expect(columns).toHaveLength(3);
  });

  it('says of the demo, and of nothing else, that it asks for no second factor', () => {
    const signIns = [{ role: 'Cán bộ', signIn: 'an', password: 'bí mật' }];
    expect(startScreen({ ...screen, signIns })).toContain('REQUIRE_SECOND_FACTOR=off');
    expect(startScreen(screen)).not.toContain('REQUIRE_SECOND_FACTOR');
    expect(demoEnvironment({})).toEqual({ REQUIRE_SECOND_FACTOR: 'off' });
    expect(demoEnvironment({ REQUIRE_SECOND_FACTOR: 'on' })).toEqual({ REQUIRE_SECOND_FACTOR: 'on' });
  });

  it('shows the link for the first administrator only when there is one', () => {
    expect(startScreen({ ...screen, setupPath: '/setup?token=abc' })).toContain(
      'http://localhost:8080/setup?token=abc',
    );
    expect(startScreen(screen)).not.toContain('administrator');
  });
});
