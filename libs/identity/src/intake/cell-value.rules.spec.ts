import { readCell, readDay, readNumber, serialOfDay } from './cell-value.rules.js';
import { type ImportColumn } from './import-kind.js';
import { CATEGORY, FULL_NAME } from './people-columns.rules.js';

const text = (value: string) => ({ text: value, exact: null });

describe('readDay', () => {
  it.each([
    ['01/07/2026', '2026-07-01'],
    ['1/7/2026', '2026-07-01'],
    ['1-7-2026', '2026-07-01'],
    ['01.07.2026', '2026-07-01'],
    ['2026-07-01', '2026-07-01'],
    ['2026-07-01 00:00:00', '2026-07-01'],
    ['ngày 01 tháng 7 năm 2026', '2026-07-01'],
    ['Ngày 1 tháng 07 năm 2026', '2026-07-01'],
    ['46204', '2026-07-01'],
    ['46204.5', '2026-07-01'],
    ['29/02/2024', '2024-02-29'],
  ])('reads %s', (written, day) => {
    expect(readDay(written)).toEqual({ value: day });
  });

  it.each([
    ['1/7/26', 'date-ambiguous'],
    ['29/02/2026', 'date-unreadable'],
    ['31/04/2026', 'date-unreadable'],
    ['07/31/2026', 'date-unreadable'],
    ['1985', 'date-unreadable'],
    ['01/07', 'date-unreadable'],
    ['01/07-2026', 'date-unreadable'],
    ['99999', 'date-unreadable'],
    ['hôm nay', 'date-unreadable'],
  ])('refuses %s', (written, reason) => {
    expect(readDay(written)).toEqual({ reason });
  });

  it('is the reverse of what an export writes', () => {
    expect(readDay(serialOfDay('1979-05-06'))).toEqual({ value: '1979-05-06' });
  });
});

describe('readNumber', () => {
  it.each([
    ['1.234,5', '1234.5'],
    ['1234,50', '1234.5'],
    ['1.234', '1234'],
    ['1.234.567', '1234567'],
    ['12.5', '12.5'],
    ['1 234', '1234'],
    ['-7', '-7'],
    ['0', '0'],
    ['007', '7'],
  ])('reads %s as %s', (written, value) => {
    expect(readNumber(written)).toBe(value);
  });

  it.each(['1,234.5', '12,', '1.23.4', 'mười', '1e3', ''])('does not guess at “%s”', (written) => {
    expect(readNumber(written)).toBeNull();
  });
});

describe('readCell', () => {
  it('brings both Unicode forms, careless spaces and invisible characters to one spelling', () => {
    const careless = `  ${'Nguyễn'.normalize('NFD')}\u00a0 Thị\u200b  Hà `;
    expect(readCell(FULL_NAME, text(careless))).toEqual({ value: 'Nguyễn Thị Hà' });
  });

  it('keeps what looks like a formula as text', () => {
    expect(readCell(FULL_NAME, text("=cmd|' /C calc'!A0"))).toEqual({ value: "=cmd|' /C calc'!A0" });
  });

  it.each(['Công chức', 'cong chuc', 'CÔNG  CHỨC', 'civil_servant', 'CC'])('knows the choice in “%s”', (written) => {
    expect(readCell(CATEGORY, text(written))).toEqual({ value: 'civil_servant' });
  });

  it('names the column when none of its choices fits', () => {
    expect(readCell(CATEGORY, text('Quan chức'))).toMatchObject({
      fault: {
        reason: 'not-a-choice',
        facts: { column: 'category', value: 'Quan chức' },
      },
    });
  });

  it('takes a number of the sheet as it is and a whole number only where one is asked for', () => {
    const year: ImportColumn = { ...FULL_NAME, type: 'whole' };
    expect(readCell(year, { text: '2024', exact: 'number' })).toEqual({ value: '2024' });
    expect(readCell(year, { text: '2024.5', exact: 'number' })).toMatchObject({
      fault: { reason: 'number-not-whole' },
    });
  });

  it('says nothing for an empty cell or one that is not there', () => {
    expect([readCell(FULL_NAME, text(' \u00a0')), readCell(FULL_NAME, undefined)]).toEqual([null, null]);
  });
});
