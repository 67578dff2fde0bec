import fc from 'fast-check';
import { readDay, writeDay } from './typed-day.js';

describe('a typed day', () => {
  it.each(['1/6/2026', '01/06/2026', '01-06-2026', '1.6.2026', '1 6 2026', ' 01062026 ', '2026-06-01'])(
    'reads %s as the first of June',
    (text) => {
      expect(readDay(text)).toBe('2026-06-01');
    },
  );

  it.each(['', '31/02/2026', '13/13/2026', '1/6/26', '06/2026', 'hôm nay', '2026-13-01', '0/6/2026'])(
    'reads no day in "%s"',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );

  it('writes days so that it reads the same day again', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readDay(writeDay(day))).toBe(day);
          expect(writeDay(day)).toMatch(/^\d\d\/\d\d\/\d{4}$/);
        },
      ),
    );
  });

  it('leaves what is no day as it was typed', () => {
    expect(writeDay('31/2')).toBe('31/2');
  });
});
