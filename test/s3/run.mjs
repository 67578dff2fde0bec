// `npm run test:s3`: the storage contract, and what only a server that checks signatures can show, against Ceph's
// gateway; or against the store that TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY and TEST_S3_SECRET_KEY name.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heading, reportFaults } from '../../scripts/console.mjs';
import { runCommand } from '../../scripts/run-command.mjs';
import { startRadosgw } from './radosgw.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

async function main() {
  const given = process.env['TEST_S3_ENDPOINT'] !== undefined;
  heading(given ? process.env['TEST_S3_ENDPOINT'] : 'Ceph');
  const server = given ? null : await startRadosgw(root);
  const store = server && {
    TEST_S3_ENDPOINT: server.endpoint,
    TEST_S3_ACCESS_KEY: server.accessKey,
    TEST_S3_SECRET_KEY: server.secretKey,
  };
  const specs = ['--selectProjects', 'medium', '--testPathPatterns', 'platform/src/storage/storage'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), ...specs];
  try {
    const env = { ...process.env, ...store };
    process.exitCode = (await runCommand(process.execPath, jest, { cwd: root, env })).code;
  } finally {
    await server?.stop();
  }
}

await reportFaults(main);
