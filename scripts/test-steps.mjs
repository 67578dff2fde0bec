const bin = (path) => `node_modules/${path}`;
const jest = (name, ...args) => ({ name, jest: ['--selectProjects', ...args] });
/** It starts processes or the web application from `dist`. */
const built = (step) => ({ ...step, needs: ['build'] });

/** What `npm test` does, in this order. A `commands` step counts as one test, a `jest` step as the tests that ran. */
export const STEPS = [
  { name: 'format', commands: [[bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']] },
  {
    name: 'lint',
    commands: [
      [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
      [bin('knip/bin/knip.js'), '--no-progress'],
    ],
  },
  {
    name: 'types',
    commands: [
      [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
      [bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/web/tsconfig.json'],
    ],
  },
  { name: 'build', commands: [['scripts/build-stale.mjs']] },
  jest('unit', 'unit'),
  jest('medium', 'medium'),
  built(jest('e2e', 'e2e', '--testPathIgnorePatterns', 'test/faults/')),
  built(jest('browser', 'browser')),
  built({ ...jest('faults', 'e2e', '--testPathPatterns', 'test/faults/'), env: { FAULTS: 'short' } }),
];
