import { type FirstContent } from './first-content.js';

export interface StartScreen extends FirstContent {
  address: string;
  dataFolder: string;
  seconds: number;
}

/** What a person reads once everything runs. */
export function startScreen({ address, dataFolder, seconds, signIns, setupPath }: StartScreen): string {
  const rows = [
    `Tự Học is ready after ${seconds.toFixed(1)} s:  ${address}`,
    '',
    ...(setupPath === null
      ? []
      : ['Make the first administrator (this link works once):', `  ${address}${setupPath}`, '']),
    ...(signIns.length === 0
      ? []
      : [
          'Sign in as one of the people of the demo:',
          ...signInTable(signIns),
          'Only for the demo: administrators and the Office sign in without a second factor (REQUIRE_SECOND_FACTOR=off).',
          '',
        ]),
    `Data: ${dataFolder}`,
    'Stop: Ctrl-C (everything is kept). Twice: at once.',
  ];
  const line = '═'.repeat(Math.max(...rows.map((row) => row.length)));
  return ['', line, ...rows, line, ''].join('\n');
}

function signInTable(signIns: StartScreen['signIns']): string[] {
  const cells = [
    ['Vai trò', 'Tên đăng nhập', 'Mật khẩu'],
    ...signIns.map(({ role, signIn, password }) => [role, signIn, password]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
