import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './console.mjs';
import { mustRun } from './run-command.mjs';
import { hashSources, readStamp, writeStamp } from './source-stamp.mjs';

const isTest = (file) => /spec\.tsx?$/.test(file);

const PARTS = [
  {
    name: 'server',
    sources: [
      'apps/api',
      'apps/worker',
      'apps/local',
      'libs',
      'migrations',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
    ],
    keep: (file) => file.endsWith('.json') || (file.endsWith('.ts') && !isTest(file)),
    result: 'dist/apps/local/src/main.js',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  },
  {
    name: 'web application',
    sources: ['apps/web', 'libs/api-client', 'package-lock.json'],
    keep: (file) => !isTest(file),
    result: 'dist/web/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'],
  },
];

/** Builds the parts whose sources are not the ones of the last good build. `.cache` holds one stamp a part. */
export async function buildStale(root, { force = false } = {}) {
  for (const part of PARTS) {
    const stamp = join(root, '.cache', 'build', `${part.name.replace(' ', '-')}.sha256`);
    const wanted = hashSources(root, part.sources, part.keep);
    if (!force && readStamp(stamp) === wanted && existsSync(join(root, part.result))) continue;
    const begun = Date.now();
    // A build that is killed half-way must not look like the one before it.
    rmSync(stamp, { force: true });
    say(`Building the ${part.name} …`);
    await mustRun(process.execPath, part.command, { cwd: root, saying: `Building the ${part.name}` });
    writeStamp(stamp, wanted);
    say(`Built the ${part.name} in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await buildStale(join(import.meta.dirname, '..'), { force: process.argv.includes('--force') });
}
