import { findUnreadable, isCivilDate, isInstant, isJsonObject } from './field.rules.js';

describe('the rules of fields', () => {
  it.each(['2026-02-28', '2024-02-29', '1900-01-01', '2999-12-31'])('takes %s for a day', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0001-01-01',
    '3000-01-01',
    '2026-01-01T00:00:00Z',
    20260101,
    null,
  ])('takes %s for no day', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });

  it.each(['2026-06-15T03:00:00Z', '2026-06-15T10:00:00.123+07:00'])('takes %s for a moment', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    '2026-06-15T03:00:00',
    '2026-06-15',
    '2026-02-30T03:00:00Z',
    '2026-06-15T24:00:00Z',
    '2026-06-15 03:00:00Z',
    new Date(NaN),
  ])('takes %s for no moment', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('measures JSON as it is written', () => {
    expect(isJsonObject({ a: 'ệ' }, 11)).toBe(true);
    expect(isJsonObject({ a: 'ệ' }, 10)).toBe(false);
    expect([[], null, 'x', 1].map((value) => isJsonObject(value, 100))).toEqual([false, false, false, false]);
  });

  it('finds what cannot be read wherever it lies', () => {
    expect(findUnreadable({ a: [{ b: 'x\0' }] })).toBe('text with a NUL character');
    expect(findUnreadable({ 'k\0': 1 })).toBe('text with a NUL character');
    expect(findUnreadable({ a: [[[['deep']]]] }, 4)).toBe('too deep');
    expect(findUnreadable({ a: [[[['deep']]]] }, 6)).toBeNull();
  });
});
