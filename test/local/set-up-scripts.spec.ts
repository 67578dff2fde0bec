import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPTS = join(__dirname, '..', '..', 'scripts');

/** The scripts run before anything is installed, so they are tried as what they are: plain modules of Node. */
function inNode(script: string, expression: string, args: readonly unknown[]): unknown {
  const code = `
    import * as m from ${JSON.stringify(`file://${join(SCRIPTS, script)}`)};
    const args = ${JSON.stringify(args)};
    let answer;
    try { answer = { value: await (${expression}) ?? null }; } catch (fault) { answer = { fault: fault.message }; }
    process.stdout.write('\\n' + JSON.stringify(answer));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(out.split('\n').at(-1) ?? '');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tu-hoc-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what npm test counts', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  };
  const count = (facts: Partial<typeof report> | null, code: number): unknown => {
    const file = join(folder, 'report.json');
    if (facts !== null) writeFileSync(file, JSON.stringify({ ...report, ...facts }));
    return inNode('count-tests.mjs', 'm.countTests(...args)', [file, code]);
  };

  it.each([
    ['all passed', {}, 0, { passed: 5, failed: 0 }],
    ['some failed', { numFailedTests: 2 }, 1, { passed: 5, failed: 2 }],
    ['a file could not be read', { numRuntimeErrorTestSuites: 1 }, 1, { passed: 5, failed: 1 }],
    ['tests were skipped', { numPendingTests: 2, numTodoTests: 1 }, 0, { passed: 5, failed: 3 }],
    ['the runner failed after the tests', {}, 1, { passed: 5, failed: 1 }],
    ['no test ran', { numPassedTests: 0 }, 0, { passed: 0, failed: 1 }],
    ['the runner left no report', null, 1, { passed: 0, failed: 1 }],
  ])('when %s', (_what, facts, code, expected) => {
    expect(count(facts, code)).toEqual({ value: expected });
  });
});

describe('requireNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('is content with %s', (version) => {
    expect(inNode('node-version.mjs', 'm.requireNode(...args)', [version])).toEqual({ value: null });
  });

  it.each(['18.20.4', '20.18.3', '16.0.0'])('tells the user of %s what to install', (version) => {
    expect(inNode('node-version.mjs', 'm.requireNode(...args)', [version])).toEqual({
      fault: expect.stringMatching(
        new RegExp(`needs Node 20\\.19 or newer; this is Node ${version}[^]*nodejs\\.org`),
      ) as string,
    });
  });
});

describe('hashSources', () => {
  const hash = (): unknown => inNode('source-stamp.mjs', 'm.hashSources(...args)', [folder, ['src', 'tsconfig.json']]);

  it('follows the content of the sources, not their times, and not what is made from them', () => {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'a.ts'), '1');
    const before = hash();
    utimesSync(join(folder, 'src', 'a.ts'), 1, 1);
    mkdirSync(join(folder, 'src', 'node_modules'));
    writeFileSync(join(folder, 'src', 'node_modules', 'b.ts'), '2');
    expect(hash()).toEqual(before);
    writeFileSync(join(folder, 'src', 'a.ts'), '2');
    const changed = hash();
    expect(changed).not.toEqual(before);
    writeFileSync(join(folder, 'tsconfig.json'), '{}');
    expect(hash()).not.toEqual(changed);
  });
});

describe('installDependencies', () => {
  it('never empties the packages of another folder through a link', () => {
    const elsewhere = join(folder, 'elsewhere');
    const project = join(folder, 'project');
    for (const path of [elsewhere, project]) mkdirSync(path);
    writeFileSync(join(project, 'package-lock.json'), '{}');
    symlinkSync(elsewhere, join(project, 'node_modules'));
    expect(inNode('install-dependencies.mjs', 'm.installDependencies(...args)', [project])).toEqual({
      fault: expect.stringContaining('is a link to') as string,
    });
  });
});
