import { IdentityErrors } from '../identity.errors.js';
import { readHeader } from './header.rules.js';
import { PEOPLE_COLUMNS } from './people-columns.rules.js';
import { levelsOf } from './row-levels.rules.js';

const header = (...names: string[]) => ({ number: 1, cells: names.map((text) => ({ text, exact: null })) });

describe('readHeader', () => {
  it('knows columns by their names in both languages, their variants and without marks', () => {
    const { places } = readHeader(
      PEOPLE_COLUMNS,
      header('Mã CBCCVC *', 'HO VA TEN', 'Date of birth', 'Phòng ban (hiện nay)'),
    );
    expect(Object.fromEntries(places)).toEqual({ staff_code: 0, full_name: 1, birth_date: 2, unit: 3 });
  });

  it('names the columns that it does not use', () => {
    expect(readHeader(PEOPLE_COLUMNS, header('Mã cán bộ', 'Họ và tên', 'Sở thích', '')).ignored).toEqual(['Sở thích']);
  });

  it('refuses a column that is there twice', () => {
    expect(() => readHeader(PEOPLE_COLUMNS, header('Mã cán bộ', 'Họ và tên', 'Họ tên'))).toThrow(
      IdentityErrors.importHeaderTwice('Họ tên'),
    );
  });

  it('names every required column that is missing', () => {
    expect(() => readHeader(PEOPLE_COLUMNS, header('STT', 'Ngày sinh'))).toThrow(
      expect.objectContaining({ facts: { columns: ['Mã cán bộ', 'Họ và tên'] } }) as Error,
    );
  });
});

describe('levelsOf', () => {
  const row = (rowNumber: number, ref: string, parent: string | null) => ({ rowNumber, refs: [ref], parent });

  it('puts whom others stand below first, in whatever order they come', () => {
    const { levels, circular } = levelsOf([row(2, 'c', 'b'), row(3, 'b', 'a'), row(4, 'a', 'elsewhere')]);
    expect([...levels].sort()).toEqual([
      [2, 2],
      [3, 1],
    ]);
    expect(circular).toEqual([]);
  });

  it('finds the rows of a circle and not those that only hang on it', () => {
    const { circular } = levelsOf([row(2, 'a', 'b'), row(3, 'b', 'a'), row(4, 'c', 'a'), row(5, 'd', 'd')]);
    expect(circular.sort()).toEqual([2, 3, 5]);
  });
});
