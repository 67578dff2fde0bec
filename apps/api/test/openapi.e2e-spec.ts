import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeApi } from '../src/describe-api.js';

const ROOT = join(__dirname, '..', '..', '..');
const CLIENT = join(ROOT, 'libs', 'api-client');

/** The tools are ES modules, which jest cannot load: they run beside it. */
async function run(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

describe('the API document', () => {
  let described: string;

  beforeAll(async () => {
    described = await describeApi();
  });

  it('is committed as the code describes it: otherwise run `npm run openapi`', async () => {
    expect(await readFile(join(CLIENT, 'openapi.json'), 'utf8')).toBe(described);
  });

  it('has given the committed client', async () => {
    const generated = await run('node_modules/openapi-typescript/bin/cli.js', join(CLIENT, 'openapi.json'));
    expect(await readFile(join(CLIENT, 'src', 'schema.ts'), 'utf8')).toBe(generated);
  });

  it('has no fault that a public linter finds', async () => {
    expect(JSON.parse(await run('apps/api/test/lint-openapi.mjs', join(CLIENT, 'openapi.json')))).toEqual([]);
  });

  it('says of every operation what it answers when it succeeds', () => {
    const document = JSON.parse(described) as { paths: Record<string, Record<string, Operation>> };
    const silent = Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .filter(({ responses }) => !Object.keys(responses).some((status) => /^[23]/.test(status)));
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });
});

interface Operation {
  operationId: string;
  responses: Record<string, object>;
}
