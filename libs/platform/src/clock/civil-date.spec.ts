import { civilDate } from './civil-date.js';

describe('civilDate', () => {
  it('is already tomorrow in Vietnam at 17:00 UTC', () => {
    expect(civilDate(new Date('2026-12-31T16:59:59Z'))).toBe('2026-12-31');
    expect(civilDate(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
  });
});
