import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../../scripts/console.mjs';
import { unpackDebianPackages } from '../../scripts/debian-packages.mjs';
import { mustRun } from '../../scripts/run-command.mjs';

const PACKAGES = ['ceph-mon', 'ceph-osd', 'radosgw', 'libnl-3-200'];
const PATIENCE_MS = 120_000;

/** Ceph unpacked beside the project: nothing is installed, no service starts. About 70 MB to download. */
async function provideCeph(root) {
  const folder = join(root, '.cache', 'ceph');
  if (!existsSync(join(folder, 'usr', 'bin', 'radosgw'))) {
    say('Unpacking Ceph beside the project …');
    await unpackDebianPackages(folder, PACKAGES);
  }
  return folder;
}

/**
 * The smallest Ceph that keeps objects in memory and checks signatures: one monitor, one OSD, one gateway. The map of
 * the OSD is given to the monitor when it is made, so neither a manager nor Ceph's own command line is needed.
 */
export async function startRadosgw(root) {
  const ceph = await provideCeph(root);
  const run = mkdtempSync(join(tmpdir(), 'tu-hoc-radosgw-'));
  const [monitorPort, gatewayPort] = [await freePort(), await freePort()];
  const place = { ceph, run, libraries: librariesOf(ceph), fsid: randomUUID(), monitorPort, gatewayPort };
  writeFileSync(join(run, 'ceph.conf'), configuration(place));
  const servers = [];
  const stop = async () => {
    for (const server of servers.reverse()) await stopped(server);
    rmSync(run, { recursive: true, force: true });
  };
  try {
    await makeMonitor(place);
    servers.push(start(place, 'ceph-mon', ['-i', 'a']));
    await command(place, 'ceph-osd', ['-i', '0', '--mkfs', '--osd-uuid', randomUUID()]);
    servers.push(start(place, 'ceph-osd', ['-i', '0']));
    servers.push(start(place, 'radosgw', ['-n', 'client.rgw', '--no-mon-config']));
    const endpoint = `http://127.0.0.1:${gatewayPort}`;
    await untilAnswering(endpoint, servers);
    return { endpoint, ...(await makeUser(place)), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function librariesOf(ceph) {
  return ['usr/lib', 'lib'].flatMap((path) => {
    const parent = join(ceph, path);
    const machine = existsSync(parent) ? readdirSync(parent).filter((name) => name.endsWith('-linux-gnu')) : [];
    return machine.flatMap((name) => [join(parent, name), join(parent, name, 'ceph')]);
  });
}

function configuration({ ceph, run, libraries, fsid, monitorPort, gatewayPort }) {
  const plugins = libraries.find((path) => existsSync(join(path, 'rados-classes'))) ?? ceph;
  return `[global]
fsid = ${fsid}
mon host = v1:127.0.0.1:${monitorPort}
public addr = 127.0.0.1
ms bind ipv6 = false
keyring = ${join(run, 'keyring')}
run dir = ${run}
log file = ${run}/$name.log
admin socket = ${run}/$name.$pid.asok
crash dir = ${run}
pid file =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 1
erasure code dir = ${join(plugins, 'ceph', 'erasure-code')}
plugin dir = ${join(plugins, 'ceph')}
osd class dir = ${join(plugins, 'rados-classes')}
osd class load list = *
osd class default list = *
[mon.a]
mon data = ${join(run, 'mon')}
mon initial members = a
[osd.0]
osd data = ${join(run, 'osd')}
osd objectstore = memstore
memstore device bytes = 2147483648
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw run sync thread = false
`;
}

async function makeMonitor(place) {
  const { run, fsid, monitorPort } = place;
  const [keys, monitors, osds] = ['keyring', 'monmap', 'osdmap'].map((name) => join(run, name));
  for (const name of ['mon', 'osd']) mkdirSync(join(run, name));
  const everything = ['--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *'];
  await tool(place, 'ceph-authtool', ['--create-keyring', keys, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *']);
  await tool(place, 'ceph-authtool', [keys, '--gen-key', '-n', 'osd.0', ...everything]);
  await tool(place, 'ceph-authtool', [keys, '--gen-key', '-n', 'client.rgw', ...everything]);
  const address = `[v1:127.0.0.1:${monitorPort}]`;
  await tool(place, 'monmaptool', ['--create', '--fsid', fsid, '--addv', 'a', address, monitors]);
  await tool(place, 'osdmaptool', ['--createsimple', '1', osds]);
  await command(place, 'ceph-mon', ['-i', 'a', '--mkfs', '--monmap', monitors, '--osdmap', osds, '--keyring', keys]);
}

async function makeUser(place) {
  const [accessKey, secretKey] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')];
  const keys = ['--access-key', accessKey, '--secret-key', secretKey];
  const user = ['user', 'create', '--uid', 'tuhoc', '--display-name', 'tuhoc', ...keys];
  await command(place, 'radosgw-admin', ['-n', 'client.rgw', '--no-mon-config', ...user]);
  return { accessKey, secretKey };
}

const program = ({ ceph }, name) => join(ceph, 'usr', 'bin', name);
const environment = ({ libraries }) => ({ ...process.env, LD_LIBRARY_PATH: libraries.join(':') });

function tool(place, name, args) {
  return mustRun(program(place, name), args, { env: environment(place), quiet: true });
}

function command(place, name, args) {
  return tool(place, name, ['-c', join(place.run, 'ceph.conf'), ...args]);
}

function start(place, name, args) {
  const all = ['-c', join(place.run, 'ceph.conf'), '-f', ...args];
  return spawn(program(place, name), all, { env: environment(place), stdio: 'ignore' });
}

function stopped(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  return ended;
}

async function untilAnswering(endpoint, servers) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && servers.every(({ exitCode }) => exitCode === null)) {
    try {
      await (await fetch(endpoint)).text();
      return;
    } catch {
      await pause(250);
    }
  }
  throw new Error('The gateway of Ceph does not start.');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
