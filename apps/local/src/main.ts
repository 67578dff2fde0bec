import 'reflect-metadata';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDataFolder } from './data-folder.js';
import { LaunchFault } from './launch-fault.js';
import { LocalSystem } from './local-system.js';
import { parseOptions } from './options.js';
import { isRuntime, RuntimeFile } from './runtime-file.js';
import { startScreen } from './start-screen.js';
import { stopOnSignals } from './stop-signals.js';

const begun = Date.now();
// dist/apps/local/src/main.js
const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

// A terminal that went away takes its log along, not the system.
process.stdout.on('error', () => undefined);

try {
  await start();
} catch (fault) {
  const known = fault instanceof LaunchFault || (fault as Error).name === 'ConfigFaults';
  process.stderr.write(`\n${known ? (fault as Error).message : ((fault as Error).stack ?? String(fault))}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const env = process.env;
  const data = openDataFolder({ projectRoot, wanted: env['TUHOC_DATA'], holdsPostgres: !env['DATABASE_URL'] });
  const runtime = await RuntimeFile.claim(data.path);
  if (isRuntime(runtime)) {
    const where = runtime.address ?? '(still starting)';
    process.stdout.write(`Tự Học is already running on this data folder: ${where} (process ${runtime.pid}).\n`);
    return;
  }
  const system = new LocalSystem({ projectRoot, env, options, data, runtime });
  const stopping = stopOnSignals(system);
  try {
    const started = await system.start();
    process.stdout.write(startScreen({ ...started, dataFolder: data.path, seconds: (Date.now() - begun) / 1000 }));
  } catch (fault) {
    // Interrupted while starting: that is a stop, not a fault.
    if (stopping.begun) return;
    await system.stop();
    throw fault;
  }
}
