import { daysAfter, isWorkingDay, workingDaysAfter } from './working-days.rules.js';

describe('working days of Viet Nam', () => {
  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-01-01', false, 'New Year'],
    ['2026-02-17', false, 'the first day of the lunar year'],
    ['2026-02-23', true, 'the Monday after Tết'],
    ['2026-04-27', false, "made up for the Hùng Kings' day, a Sunday"],
    ['2027-05-03', false, 'made up for 1 May, a Saturday'],
    ['2027-02-11', false, 'the last day of Tết Đinh Mùi'],
  ])('%s is one: %s (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it.each([
    ['2026-11-25', '2026-11-27', 'inside a week'],
    ['2026-11-27', '2026-12-01', 'over a weekend'],
    ['2026-02-13', '2026-02-24', 'over Tết'],
    ['2026-04-29', '2026-05-05', 'over 30 April and 1 May'],
  ])('two of them after %s is %s (%s)', (from, to) => {
    expect(workingDaysAfter(from, 2)).toBe(to);
  });

  it('move the end of a term that falls on a day off', () => {
    expect(daysAfter('2026-11-25', 10)).toBe('2026-12-07');
    expect(daysAfter('2026-11-25', 20)).toBe('2026-12-15');
    expect(daysAfter('2026-02-05', 10)).toBe('2026-02-23');
  });
});
