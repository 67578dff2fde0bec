import { SetUpFault } from './console.mjs';

const NEEDED = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new SetUpFault(
    `Tự Học needs Node ${NEEDED.join('.')} or newer; this is Node ${version}.\n` +
      'Install the current LTS version from https://nodejs.org (or with your version manager: "nvm install --lts"), then run the command again.',
  );
}
