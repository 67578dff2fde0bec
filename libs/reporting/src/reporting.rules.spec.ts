import { wordPatterns } from './completions-filter.rules.js';
import { figureDays } from './overview-days.rules.js';
import { columnName } from '#platform';

describe('wordPatterns', () => {
  it.each([
    [null, []],
    ['  ', []],
    ['Nguyễn  An', ['%Nguyễn%', '%An%']],
    ['50%_\\', ['%50\\%\\_\\\\%']],
  ])('of %j are %j', (q, patterns) => {
    expect(wordPatterns(q)).toEqual(patterns);
  });
});

describe('figureDays', () => {
  it('compares a month with the last one up to the same day', () => {
    expect(figureDays('2026-11-16')).toEqual({
      today: '2026-11-16',
      monthStart: '2026-11-01',
      lastMonthStart: '2026-10-01',
      lastMonthUntil: '2026-10-16',
      comparedOn: '2026-10-17',
    });
  });

  it('compares the end of a long month with the whole of a short one', () => {
    expect(figureDays('2026-03-31')).toMatchObject({ lastMonthStart: '2026-02-01', lastMonthUntil: '2026-02-28' });
  });

  it('looks back over the turn of the year', () => {
    expect(figureDays('2026-01-05')).toMatchObject({ lastMonthStart: '2025-12-01', lastMonthUntil: '2025-12-05' });
  });
});

describe('columnName', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('of %i is %s', (index, name) => {
    expect(columnName(index)).toBe(name);
  });
});
