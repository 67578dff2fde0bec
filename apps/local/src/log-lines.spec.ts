import { readableLine } from './log-lines.js';

const plain = { coloured: false };

describe('readableLine', () => {
  it('shows time, source, part, message and facts of a structured line', () => {
    const line = JSON.stringify({
      level: 'info',
      time: '2026-03-04T05:06:07.000Z',
      part: 'records',
      msg: 'Đã ghi',
      count: 3,
      unit: 'A',
    });
    const clock = new Date('2026-03-04T05:06:07.000Z').toLocaleTimeString('en-GB', { hour12: false });
    expect(readableLine('worker', line, plain)).toBe(`${clock} worker   │ [records] Đã ghi (count=3, unit=A)`);
  });

  it('puts the stack of an error below, each row with the source', () => {
    const line = JSON.stringify({ level: 'error', msg: 'failed', err: { stack: 'Error: no\n    at x.js:1' } });
    expect(readableLine('api', line, plain).split('\n')).toEqual([
      'api      │ failed',
      'api      │   Error: no',
      'api      │       at x.js:1',
    ]);
  });

  it.each(['plain text', '{ not json', '(node:1) Warning'])('passes on what is not structured: %s', (line) => {
    expect(readableLine('api', line, plain)).toBe(`api      │ ${line}`);
  });

  it('colours only where somebody is looking', () => {
    expect(readableLine('api', 'x', { coloured: true })).toContain('\u001b[36m');
    expect(readableLine('api', 'x', plain)).not.toContain('\u001b');
  });
});
