// `npm test`: sets up what is missing, runs every step, adds up the counts. Last line: "N passed, N failed".
// `npm test -- unit medium` runs some steps only, and those that they need.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTests } from './count-tests.mjs';
import { bold, green, heading, red, reportFaults, say, SetUpFault } from './console.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { requireNode } from './node-version.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { provideRedis } from './provide-redis.mjs';
import { runCommand } from './run-command.mjs';
import { STEPS } from './test-steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, '.cache', 'test');

function chooseSteps(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new SetUpFault(
      `No such step: ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}.`,
    );
  }
  if (names.length === 0) return STEPS;
  const needed = STEPS.filter(({ name }) => names.includes(name)).flatMap(({ needs = [] }) => needs);
  return STEPS.filter(({ name }) => names.includes(name) || needed.includes(name));
}

async function setUp(steps) {
  heading('set-up');
  requireNode();
  await installDependencies(root);
  mkdirSync(results, { recursive: true });
  const env = { SCREENSHOTS: 'off', ...withoutServices(process.env) };
  if (steps.some((step) => step.jest !== undefined)) env['TEST_REDIS'] = await provideRedis(root);
  if (steps.some(({ name }) => name === 'browser')) env['CHROMIUM_PATH'] = await provideChromium(root);
  return env;
}

/** The tests bring their own servers: one that happens to be named in the shell must not be written to. */
function withoutServices(env) {
  const services = /^(DATABASE_URL|REDIS_URL|S3_[A-Z_]+|STORAGE_DIR|APP_SECRET|HTTP_PORT|TUHOC_DATA)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !services.test(name)));
}

async function runStep(step, env) {
  heading(step.name);
  const begun = Date.now();
  const counts = step.jest === undefined ? await runCommands(step, env) : await runJest(step, env);
  const seconds = (Date.now() - begun) / 1000;
  say(`${counts.failed === 0 ? green('✓') : red('✗')} ${step.name}: ${seconds.toFixed(1)} s`);
  return { name: step.name, seconds, ...counts };
}

async function runCommands(step, env) {
  for (const command of step.commands) {
    const { code } = await runCommand(process.execPath, command, { cwd: root, env });
    if (code !== 0) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
}

async function runJest(step, env) {
  const output = join(results, `${step.name}.json`);
  rmSync(output, { force: true });
  const args = ['node_modules/jest/bin/jest.js', ...step.jest, '--maxWorkers=2', '--json', `--outputFile=${output}`];
  const { code } = await runCommand(process.execPath, args, { cwd: root, env: { ...env, ...step.env } });
  return countTests(output, code);
}

/** Lint keeps one core busy for as long as all the other checks together keep a second one. */
async function runInLanes(steps, env, outcomes) {
  const lanes = [steps.filter(({ name }) => name === 'lint'), steps.filter(({ name }) => name !== 'lint')];
  const run = async (lane) => {
    for (const step of lane) outcomes.push(await runStep(step, env));
  };
  await Promise.all(lanes.map(run));
}

function summary(outcomes) {
  heading('summary');
  for (const { name, passed, failed, seconds } of outcomes) {
    const row = `${name.padEnd(8)} ${String(passed).padStart(6)} passed ${String(failed).padStart(5)} failed ${seconds.toFixed(0).padStart(6)} s`;
    say(failed === 0 ? row : red(row));
  }
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  say(bold(`in ${(total('seconds') / 60).toFixed(1)} minutes`));
  return { passed: total('passed'), failed: total('failed') };
}

await reportFaults(async () => {
  const steps = chooseSteps(process.argv.slice(2));
  const env = await setUp(steps);
  const outcomes = [];
  await runInLanes(
    steps.filter(({ jest }) => jest === undefined),
    env,
    outcomes,
  );
  for (const step of steps.filter(({ jest }) => jest !== undefined)) outcomes.push(await runStep(step, env));
  const { passed, failed } = summary(outcomes);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
