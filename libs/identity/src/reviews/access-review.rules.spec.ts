import { addDays, addMonths, isReviewDue } from './access-review.rules.js';

describe('the time of an access review', () => {
  it.each([
    ['2026-05-25', '2026-11-25', true],
    ['2026-05-26', '2026-11-25', false],
    ['2026-08-31', '2027-02-28', true],
    [null, '2026-11-25', false],
  ])('since %s, on %s: %s', (since, today, due) => {
    expect(isReviewDue(since, today)).toBe(due);
  });

  it('stays inside the month that it comes to', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', 6)).toBe('2026-07-15');
    expect(addDays('2026-12-15', 30)).toBe('2027-01-14');
  });
});
