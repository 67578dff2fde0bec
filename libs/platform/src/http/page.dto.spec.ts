import 'reflect-metadata';
import { readInput } from './input.pipe.js';
import { PageQuery, pageOf, sortingOf, windowOf } from './page.dto.js';

describe('pages', () => {
  it('begin with the first, twenty rows long', () => {
    expect(windowOf(readInput(PageQuery, {}, true))).toEqual({ limit: 20, offset: 0 });
    expect(windowOf(readInput(PageQuery, { page: '3', size: '50' }, true))).toEqual({ limit: 50, offset: 100 });
  });

  it.each([{ page: '0' }, { size: '101' }, { page: '1e3' }, { sort: 'name; drop' }, { unknown: '1' }])(
    'refuse %o',
    (query) => {
      expect(() => readInput(PageQuery, query, true)).toThrow('http.invalid-input');
    },
  );

  it('are sorted by the fields that a list offers, and by no other', () => {
    const fields = ['name', 'createdAt'] as const;
    expect(sortingOf(undefined, fields, '-createdAt')).toEqual({ field: 'createdAt', descending: true });
    expect(sortingOf('name', fields, '-createdAt')).toEqual({ field: 'name', descending: false });
    expect(() => sortingOf('-password', fields, 'name')).toThrow('http.invalid-input');
  });

  it('are named after what they list', () => {
    class UnitDto {}
    expect(pageOf(UnitDto).name).toBe('PageOfUnit');
  });
});
