import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './console.mjs';
import { unpackDebianPackages, writeWrapper } from './debian-packages.mjs';
import { runCommand } from './run-command.mjs';

/** Debian's Redis unpacked beside the project: nothing is installed, no service starts. Answers the command to run it. */
export async function provideRedis(root) {
  const folder = join(root, '.cache', 'redis');
  const wrapper = join(folder, 'redis-server');
  if (existsSync(wrapper) && (await runCommand(wrapper, ['--version'], { quiet: true })).code === 0) return wrapper;
  say('Unpacking Redis beside the project …');
  await unpackDebianPackages(folder, ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2']);
  return writeWrapper(folder, 'redis-server', 'usr/bin/redis-server');
}
