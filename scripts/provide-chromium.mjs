import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetUpFault } from './console.mjs';
import { findOnPath, isRoot, unpackDebianPackages, writeWrapper } from './debian-packages.mjs';
import { mustRun, runCommand } from './run-command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium that runs here: the given one, the system's, or Debian's (installed by root, else unpacked). */
export async function provideChromium(root) {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return mustAnswer(given);
  const installed = findOnPath(...NAMES);
  if (installed !== null) return mustAnswer(installed);
  const folder = join(root, '.cache', 'chromium');
  const wrapper = join(folder, 'chromium-wrapper');
  if (existsSync(wrapper) && (await answers(wrapper))) return wrapper;
  if (isRoot && findOnPath('apt-get') !== null) return installForAll();
  say('Unpacking Chromium beside the project …');
  await unpackDebianPackages(folder, ['chromium']);
  const fonts = existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts' : join(folder, 'etc', 'fonts');
  return mustAnswer(writeWrapper(folder, 'chromium-wrapper', 'usr/lib/chromium/chromium', { FONTCONFIG_PATH: fonts }));
}

async function installForAll() {
  say('Installing Chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  await mustRun('apt-get', ['update', '-qq'], { env, quiet: true, saying: 'apt-get update' });
  await mustRun('apt-get', ['install', ...options, 'chromium'], { env, quiet: true, saying: 'Installing Chromium' });
  return mustAnswer(findOnPath(...NAMES) ?? '/usr/bin/chromium');
}

async function answers(path) {
  return (await runCommand(path, ['--version'], { quiet: true }).catch(() => ({ code: 1 }))).code === 0;
}

async function mustAnswer(path) {
  if (await answers(path)) return path;
  throw new SetUpFault(`${path} does not run ("${path} --version" fails). Set CHROMIUM_PATH to a Chromium that does.`);
}
