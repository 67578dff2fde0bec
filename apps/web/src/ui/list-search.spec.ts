import { listSearch } from './list-search';

describe('listSearch', () => {
  it('keeps what is well formed and drops the rest', () => {
    expect(listSearch({ page: 3, size: 50, sort: '-name', q: 72, unit: 'a', other: { x: 1 } })).toEqual({
      page: 3,
      size: 50,
      sort: '-name',
      q: '72',
      unit: 'a',
    });
    expect(listSearch({ page: 1.5, size: 7, q: '', sort: null })).toEqual({});
  });

  it('leaves the first page out of the address', () => {
    expect(listSearch({ page: 1 })).toEqual({});
  });
});
