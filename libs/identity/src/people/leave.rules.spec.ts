import { needsDocument } from './leave.rules.js';

describe('a leave', () => {
  it.each([
    ['maternity', '2026-06-01', '2026-06-02', true],
    ['outward_secondment', '2026-06-01', null, true],
    ['sick', '2026-06-01', '2026-07-01', false],
    ['sick', '2026-06-01', '2026-07-02', true],
    ['sick', '2026-06-01', null, false],
  ] as const)('of kind %s from %s to %s needs a document: %s', (kind, from, to, needed) => {
    expect(needsDocument({ kind, from, to })).toBe(needed);
  });
});
