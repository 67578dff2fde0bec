// `npm start`: from a bare checkout to the running system. Imports nothing but Node until the packages are installed.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildStale } from './build-stale.mjs';
import { reportFaults, say } from './console.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { requireNode } from './node-version.mjs';

const HELP = `npm start -- [options]

  --port N     serve on port N (else 8080, or a free one when 8080 is taken)
  --empty      no demo data; prints a one-time link for the first administrator
  --no-build   run what is in dist/ as it is
  --help       this text

Environment: TUHOC_DATA (data folder), DATABASE_URL, REDIS_URL, S3_ENDPOINT … (docs/runbook/local.md).
Ctrl-C stops everything; the data stays.`;

// Not import.meta.dirname: this line must still run on a Node that is too old, to say so.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

await reportFaults(async () => {
  requireNode();
  if (process.argv.includes('--help')) return say(HELP);
  await installDependencies(root);
  if (!process.argv.includes('--no-build')) await buildStale(root);
  // In this same process: one process fewer between Ctrl-C and the services.
  await import(pathToFileURL(join(root, 'dist/apps/local/src/main.js')).href);
});
