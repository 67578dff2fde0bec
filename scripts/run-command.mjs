import { spawn } from 'node:child_process';
import { SetUpFault } from './console.mjs';

/** Runs a command to its end with its output on the console (or collected), and answers its exit code. */
export function runCommand(command, args, { cwd, env = process.env, quiet = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

export async function mustRun(command, args, options = {}) {
  const { code, output } = await runCommand(command, args, options);
  if (code === 0) return output;
  const tail = output.trim().split('\n').slice(-20).join('\n');
  throw new SetUpFault(
    `${options.saying ?? [command, ...args].join(' ')} failed (exit code ${code}).${tail ? `\n${tail}` : ''}`,
  );
}

/** npm as the one that runs us, so that it is the same version and needs no shell. */
export function npmCommand(args) {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) return [process.execPath, [script, ...args], {}];
  return ['npm', args, { shell: process.platform === 'win32' }];
}
