// `npm run dev`: the local system, compiled anew and restarted at every change, and the web application's own server with hot reload.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildStale } from './build-stale.mjs';
import { reportFaults, say } from './console.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { requireNode } from './node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtimeFile = join(resolve(root, process.env['TUHOC_DATA'] || '.data'), 'runtime.json');
const run = (args, options = {}) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', ...options });

const readRuntime = () => (existsSync(runtimeFile) ? JSON.parse(readFileSync(runtimeFile, 'utf8')) : null);

/** npm start starts what has ended: ending is all that a reload takes. */
function reloadServices() {
  for (const identity of Object.values(readRuntime()?.services ?? {})) {
    try {
      process.kill(Number(String(identity).split('@')[0]), 'SIGTERM');
    } catch {
      // Just being restarted.
    }
  }
}

function compileAtEveryChange() {
  const compiler = run(
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let first = true;
  createInterface({ input: compiler.stdout }).on('line', (line) => {
    if (line.trim() !== '') say(`types    │ ${line}`);
    if (!/Found \d+ errors?\./.test(line)) return;
    if (!first) reloadServices();
    first = false;
  });
  return compiler;
}

async function addressOf(system) {
  while (system.exitCode === null) {
    const runtime = readRuntime();
    if (runtime?.pid === system.pid && runtime.address !== null) return runtime.address;
    await pause(200);
  }
  process.exit(system.exitCode ?? 1);
}

await reportFaults(async () => {
  requireNode();
  await installDependencies(root);
  await buildStale(root);
  const system = run(['scripts/start.mjs', '--no-build', ...process.argv.slice(2)]);
  system.on('exit', (code) => process.exit(code ?? 0));
  const env = { ...process.env, API_URL: await addressOf(system) };
  const helpers = [
    compileAtEveryChange(),
    run(['node_modules/vite/bin/vite.js', '--config', 'apps/web/vite.config.ts'], { env }),
  ];
  // Ctrl-C reaches all of us; the system says when it is done, and until then we stay.
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => system.kill(name));
  process.on('exit', () => helpers.forEach((helper) => helper.kill()));
});
