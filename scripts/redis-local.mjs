// `npm run redis:local`: a Redis for `REDIS_URL=… npm start`, as BullMQ wants it. Ctrl-C ends it; its jobs stay in .data/redis.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportFaults, say } from './console.mjs';
import { provideRedis } from './provide-redis.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const port = process.argv[2] ?? '6380';

await reportFaults(async () => {
  const command = await provideRedis(root);
  const folder = join(root, '.data', 'redis');
  mkdirSync(folder, { recursive: true });
  const durable = [
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
  say(`REDIS_URL=redis://127.0.0.1:${port}`);
  spawn(command, ['--bind', '127.0.0.1', '--port', port, '--dir', folder, ...durable], { stdio: 'inherit' }).on(
    'exit',
    (code) => process.exit(code ?? 0),
  );
});
