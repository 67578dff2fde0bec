import { birthDateFault } from './birth-date.rules.js';

describe('a birth date', () => {
  it.each([
    ['2026-06-16', null, 'bornInFuture'],
    ['2031-01-01', '2050-01-01', 'bornInFuture'],
    ['2020-05-01', '2026-01-01', 'bornTooLate'],
    ['2011-01-02', '2026-01-01', 'bornTooLate'],
    ['2011-01-01', '2026-01-01', null],
    ['2011-06-16', null, 'bornTooLate'],
    ['2011-06-15', null, null],
    ['1926-06-15', '1950-01-01', null],
    ['1926-06-14', '1950-01-01', 'bornTooEarly'],
    ['0026-01-01', null, 'bornTooEarly'],
  ])('%s of somebody who serves from %s: %s', (birthDate, servesFrom, fault) => {
    expect(birthDateFault(birthDate, servesFrom, '2026-06-15')).toBe(fault);
  });
});
