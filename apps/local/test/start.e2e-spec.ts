import { chownSync, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { endProcess } from '../src/process-inspection.js';
import { isRoot, makeDataFolder, removeFolder } from './launcher-process.js';
import { living, StartProcess, type StartWish, until } from './start-process.js';

jest.setTimeout(240_000);

let dataFolder: string;
let started: StartProcess[];
let squatters: Server[];

beforeEach(() => {
  dataFolder = makeDataFolder();
  started = [];
  squatters = [];
});

afterEach(async () => {
  for (const one of started) if (one.child.exitCode === null) await one.signal('SIGKILL');
  if (existsSync(join(dataFolder, 'runtime.json'))) await endAll(started[0]);
  for (const squatter of squatters) squatter.close();
  removeFolder(dataFolder);
});

/** After a failed test something may still run. */
async function endAll(one: StartProcess | undefined): Promise<void> {
  try {
    for (const pid of Object.values(one?.pids() ?? {})) if (pid > 0) await endProcess(pid, 5_000);
  } catch {
    // It had not come so far.
  }
}

function start(wish: Omit<StartWish, 'dataFolder'> = {}): StartProcess {
  const one = StartProcess.run({ ...wish, dataFolder });
  started.push(one);
  return one;
}

async function startReady(wish: Omit<StartWish, 'dataFolder'> = {}): Promise<StartProcess> {
  const one = start(wish);
  await one.says(/is ready after/);
  return one;
}

async function occupy(port: number): Promise<number> {
  const server = createServer();
  squatters.push(server);
  return new Promise((resolve) => {
    // Taken by somebody else already: just as good.
    server.once('error', () => resolve(port));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

describe('npm start', () => {
  it('runs api, worker and database on free ports, starts again what dies, and leaves no process behind after Ctrl-C', async () => {
    await occupy(8080);
    await occupy(8081);
    const system = await startReady();
    expect(await system.isReady()).toBe(true);
    // The usual ports were taken.
    expect([8080, 8081]).not.toContain(system.runtime().apiPort);
    expect([8080, 8081]).not.toContain(system.runtime().workerPort);
    expect(system.output).toMatch(/first administrator[^]*\/setup\?token=[\w-]{20,}/);

    const second = start();
    expect(await second.exitCode()).toBe(0);
    expect(second.output).toContain(`already running on this data folder: ${system.runtime().address}`);

    const before = system.pids();
    process.kill(before.api, 'SIGKILL');
    process.kill(before.worker, 'SIGKILL');
    await system.says(/the api has died/);
    await system.says(/the worker has died/);
    await until('api and worker to be back', () => system.isReady());

    process.kill(before.postgres, 'SIGKILL');
    await system.says(/PostgreSQL runs again/);
    await until('the system to work on the new server', () => system.isReady());

    const after = system.pids();
    expect(Object.values(before).filter((pid) => Object.values(after).includes(pid))).toEqual([]);
    expect(await system.signal('SIGINT')).toBe(0);
    expect(living({ ...before, ...after })).toEqual([]);
    expect(existsSync(join(dataFolder, 'runtime.json'))).toBe(false);
  });

  it('takes up its data again after a kill -9 of itself, with no service left over from before', async () => {
    const first = await startReady();
    const before = first.pids();
    await first.signal('SIGKILL');
    await until('api and worker to notice', () => living({ api: before.api, worker: before.worker }).length === 0);
    expect(living(before)).toEqual(['postgres']);

    const second = await startReady();
    expect(second.output).toContain('PostgreSQL still ran from last time');
    expect(second.output).not.toContain('brought the database up to date');
    expect(second.pids().postgres).toBe(before.postgres);
    expect(await second.signal('SIGTERM')).toBe(0);
    expect(living(before)).toEqual([]);
  });

  it('refuses a port that was asked for and is taken, and does not leave the database running', async () => {
    const taken = await occupy(0);
    const asked = start({ args: ['--port', String(taken)] });
    expect(await asked.exitCode()).toBe(1);
    expect(asked.output).toContain(`Port ${taken} is taken by another program`);
    expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('leaves nothing behind when it is stopped in the middle of starting', async () => {
    const system = start();
    await system.says(/PostgreSQL runs on/);
    const postgres = Number(system.pids().postgres);
    expect(await system.signal('SIGINT')).toBe(0);
    expect(living({ postgres })).toEqual([]);
    expect(existsSync(join(dataFolder, 'runtime.json'))).toBe(false);
  });

  it('ends everything when npm itself is told to end', async () => {
    const system = start({ throughNpm: true });
    await system.says(/PostgreSQL runs on/);
    const postgres = Number(system.pids().postgres);
    await system.signal('SIGTERM');
    await until('everything to end', () => living({ postgres }).length === 0, 60_000);
    await until('the runtime file to go', () => !existsSync(join(dataFolder, 'runtime.json')), 10_000);
  });

  it('names the settings that it cannot use before anything is started', async () => {
    const unreachable = start({ env: { DATABASE_URL: 'postgres://an:secret-word@127.0.0.1:1/th' } });
    expect(await unreachable.exitCode()).toBe(1);
    expect(unreachable.output).toMatch(/DATABASE_URL \(an@127\.0\.0\.1:1\/th\)[^]*ECONNREFUSED[^]*leave it out/);
    expect(unreachable.output).not.toMatch(/secret-word|\bat /);
    const unsound = start({ env: { HTTP_PORT: 'abc', LOG_LEVEL: 'loud' } });
    expect(await unsound.exitCode()).toBe(1);
    expect(unsound.output).toMatch(/HTTP_PORT[^]*LOG_LEVEL/);
    expect(existsSync(join(dataFolder, 'postgres'))).toBe(false);
  });

  it('says what is wrong with its options', async () => {
    const system = start({ args: ['--prot', '8080'] });
    expect(await system.exitCode()).toBe(1);
    expect(system.output).toMatch(/--prot[^]*--help lists the options/);
  });

  if (!isRoot) return;

  it('works for an ordinary user, who owns all that it starts', async () => {
    chownSync(dataFolder, 65_534, 65_534);
    const system = await startReady({ ids: { uid: 65_534, gid: 65_534 } });
    const owners = Object.values(system.pids()).map((pid) => statSync(`/proc/${pid}`).uid);
    expect(owners).toEqual([65_534, 65_534, 65_534]);
    expect(await system.signal('SIGINT')).toBe(0);
  });
});
