import { isCovered, minus, overlap } from './span.rules.js';

const span = (from: string, to: string | null = null) => ({ from, to });

describe('minus', () => {
  it('leaves what no other span holds', () => {
    expect(minus(span('2026-01-01', '2026-12-31'), [span('2026-03-01', '2026-04-01'), span('2026-11-01')])).toEqual([
      span('2026-01-01', '2026-03-01'),
      span('2026-04-01', '2026-11-01'),
    ]);
  });

  it('keeps an open end open', () => {
    expect(minus(span('2026-01-01'), [span('2025-01-01', '2026-02-01')])).toEqual([span('2026-02-01')]);
    expect(minus(span('2026-01-01'), [])).toEqual([span('2026-01-01')]);
  });

  it('leaves nothing of what is held', () => {
    expect(minus(span('2026-01-01', '2026-02-01'), [span('2025-01-01')])).toEqual([]);
  });
});

describe('overlap', () => {
  it('does not count the day after the last', () => {
    expect(overlap(span('2026-01-01', '2026-02-01'), span('2026-02-01'))).toBe(false);
    expect(overlap(span('2026-01-01', '2026-02-02'), span('2026-02-01'))).toBe(true);
  });
});

describe('isCovered', () => {
  it('adds up spans that follow each other', () => {
    const service = [span('2026-01-01', '2026-06-01'), span('2026-06-01', '2026-12-01')];
    expect(isCovered(span('2026-05-01', '2026-07-01'), service)).toBe(true);
    expect(isCovered(span('2026-05-01'), service)).toBe(false);
  });
});
