import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetUpFault } from './console.mjs';
import { mustRun, npmCommand } from './run-command.mjs';
import { hashSources, readStamp, writeStamp } from './source-stamp.mjs';

/** Installs when node_modules is missing or package-lock.json is another one than at the last installation. */
export async function installDependencies(root) {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.installed-lock');
  if (!existsSync(lock)) throw new SetUpFault(`${lock} is missing: this is not a complete checkout.`);
  const wanted = hashSources(root, ['package-lock.json']);
  if (readStamp(stamp) === wanted) return;
  if (!installedByHand(root, lock)) {
    refuseLink(join(root, 'node_modules'));
    say('Installing the npm packages (about a minute the first time) …');
    const [command, args, options] = npmCommand([
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    await mustRun(command, args, { ...options, cwd: root, saying: 'npm ci' });
  }
  writeStamp(stamp, wanted);
}

/** npm writes node_modules/.package-lock.json last: newer than our lock file means a finished `npm ci` or `npm install`. */
function installedByHand(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs;
}

/** `npm ci` empties the folder first: through a link that would be the packages of somebody else. */
function refuseLink(folder) {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new SetUpFault(
    `${folder} is a link to ${realpathSync(folder)}, whose packages do not fit package-lock.json.\nRemove the link, or run "npm ci" there yourself.`,
  );
}
