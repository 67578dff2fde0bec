import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetUpFault } from './console.mjs';
import { mustRun } from './run-command.mjs';

export const isRoot = process.getuid?.() === 0;

export function findOnPath(...names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/**
 * Downloads Debian packages with what they need and this machine lacks, and unpacks them into `folder`: nothing is
 * installed, no root is needed. apt works in folders of its own and only reads which packages the system has.
 */
export async function unpackDebianPackages(folder, packages) {
  if (findOnPath('apt-get') === null || findOnPath('dpkg-deb') === null) {
    throw new SetUpFault(`${packages[0]} is needed and this machine has no apt-get to get it with.`);
  }
  const apt = `${folder}.apt`;
  const unfinished = `${folder}.unfinished`;
  for (const path of [unfinished, join(apt, 'archives')]) rmSync(path, { recursive: true, force: true });
  for (const path of ['state/lists/partial', 'archives/partial']) mkdirSync(join(apt, path), { recursive: true });
  const options = ownFolders(apt);
  await mustRun('apt-get', [...options, 'update', '-qq'], { quiet: true, saying: 'apt-get update' });
  await mustRun(
    'apt-get',
    [...options, 'install', '--download-only', '--reinstall', '--no-install-recommends', '-qq', '-y', ...packages],
    {
      quiet: true,
      saying: `Downloading ${packages.join(', ')}`,
    },
  );
  const archives = readdirSync(join(apt, 'archives')).filter((name) => name.endsWith('.deb'));
  mkdirSync(unfinished, { recursive: true });
  for (const name of archives)
    await mustRun('dpkg-deb', ['-x', join(apt, 'archives', name), unfinished], { quiet: true });
  rmSync(apt, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function ownFolders(apt) {
  return [
    `Dir::State=${join(apt, 'state')}`,
    `Dir::State::lists=${join(apt, 'state', 'lists')}`,
    `Dir::State::status=/var/lib/dpkg/status`,
    `Dir::Cache=${apt}`,
    `Dir::Cache::archives=${join(apt, 'archives')}`,
    // The system's locks and its download user are for those who install.
    'Debug::NoLocking=1',
    'APT::Sandbox::User=',
  ].flatMap((option) => ['-o', option]);
}

/** A command that runs a program out of an unpacked folder with the libraries beside it. */
export function writeWrapper(folder, name, program, environment = {}) {
  const wrapper = join(folder, name);
  const libraries = ['usr/lib', 'lib'].flatMap((path) => {
    const parent = join(folder, path);
    if (!existsSync(parent)) return [];
    return readdirSync(parent)
      .filter((entry) => entry.endsWith('-linux-gnu') || entry.includes('-linux-gnu'))
      .flatMap((entry) => [join(parent, entry), join(parent, entry, 'pulseaudio')]);
  });
  const exports = Object.entries({
    ...environment,
    LD_LIBRARY_PATH: `${libraries.join(':')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}`,
  });
  const lines = exports.map(([key, value]) => `export ${key}="${value}"`);
  writeFileSync(wrapper, `#!/bin/sh\n${lines.join('\n')}\nexec "${join(folder, program)}" "$@"\n`, { mode: 0o755 });
  return wrapper;
}
