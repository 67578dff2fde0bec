import {
  formatBytes,
  formatCivilDate,
  formatInstant,
  formatNumber,
  formatPercent,
  formatRelative,
  formatScore,
} from './format';

describe('Formats', () => {
  it('writes a civil date day first without touching a time zone', () => {
    expect(formatCivilDate('2026-01-02')).toBe('02/01/2026');
  });

  it('writes an instant in Vietnamese time, across the date line of the day', () => {
    expect(formatInstant('2026-11-24T17:05:00Z')).toBe('25/11/2026 00:05');
  });

  it('writes scores with two digits, so that they stand below each other', () => {
    expect([34, 86.6689, 8.8].map((points) => formatScore(points, 'vi'))).toEqual(['34,00', '86,67', '8,80']);
  });

  it('writes numbers and shares as each language does', () => {
    expect(formatNumber(1234.5, 'vi')).toBe('1.234,5');
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatPercent(0.725, 'vi', 1)).toBe('72,5%');
  });

  it('says how long ago in the largest whole step', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(formatRelative('2026-11-24T09:00:00Z', 'en', now)).toBe('3 hours ago');
    expect(formatRelative('2026-11-24T11:59:40Z', 'en', now)).toBe('now');
    expect(formatRelative('2026-12-08T12:00:00Z', 'en', now)).toBe('in 2 weeks');
    expect(formatRelative('2025-05-20T12:00:00Z', 'en', now)).toBe('18 months ago');
    expect(formatRelative('2024-06-01T12:00:00Z', 'en', now)).toBe('2 years ago');
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [2_400_000, '2.4 MB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en').replace('bytes', 'byte')).toBe(text);
  });
});
