import fc from 'fast-check';
import {
  isPlausible,
  mergeRanges,
  readMultirange,
  secondsIn,
  watchedPercent,
  writeMultirange,
} from './watched.rules.js';

const aRange = fc.tuple(fc.nat(200), fc.nat(50)).map(([from, length]) => ({ from, to: from + length }));

describe('watched ranges', () => {
  it('counts a second once however often it was seen', () => {
    fc.assert(
      fc.property(fc.array(aRange), fc.integer({ min: 1, max: 200 }), (ranges, duration) => {
        const seen = new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
        const inside = [...seen].filter((second) => second < duration).length;
        expect(secondsIn(mergeRanges(ranges, duration))).toBe(inside);
        expect(watchedPercent(ranges, duration)).toBe(Math.floor((100 * inside) / duration));
      }),
    );
  });

  it('is the same after it was sent twice', () => {
    fc.assert(
      fc.property(fc.array(aRange), (ranges) => {
        const once = mergeRanges(ranges, 250);
        expect(mergeRanges([...once, ...ranges], 250)).toEqual(once);
      }),
    );
  });

  it('reads what PostgreSQL writes', () => {
    const ranges = [
      { from: 0, to: 10 },
      { from: 20, to: 31 },
    ];
    expect(readMultirange('{[0,10),[20,31)}')).toEqual(ranges);
    expect(readMultirange(writeMultirange(ranges))).toEqual(ranges);
    expect(readMultirange('{}')).toEqual([]);
  });

  it('knows no share of a film of unknown length', () => {
    expect(watchedPercent([{ from: 0, to: 10 }], null)).toBe(0);
  });

  it('does not believe an hour watched in the first minute', () => {
    expect([isPlausible(3600, 60), isPlausible(120, 60), isPlausible(20, 0)]).toEqual([false, true, true]);
  });
});
