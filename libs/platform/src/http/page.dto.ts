import { type Type } from '@nestjs/common';
import { HttpErrors } from './http.errors.js';
import { ListOf, Text, Whole } from './fields.js';

export class PageQuery {
  @Whole({ min: 1, max: 1_000_000, optional: true, says: 'Which page, counted from 1' })
  page = 1;

  @Whole({ min: 1, max: 100, optional: true, says: 'How many rows a page' })
  size = 20;

  @Text({
    pattern: /^-?[A-Za-z][A-Za-z0-9]*$/,
    max: 50,
    optional: true,
    says: 'A field name; with - the greatest first',
  })
  sort?: string;

  @Text({ min: 0, max: 200, optional: true, says: 'Words to look for' })
  q?: string;
}

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  size: number;
}

export function pageOf<T extends object>(item: Type<T>): Type<Page<T>> {
  class PageOfItems implements Page<T> {
    @ListOf(() => item)
    items!: T[];

    @Whole()
    total!: number;

    @Whole({ min: 1 })
    page!: number;

    @Whole({ min: 1, max: 100 })
    size!: number;
  }
  // The class name becomes the schema name of the API document.
  Object.defineProperty(PageOfItems, 'name', { value: `PageOf${item.name.replace(/Dto$/, '')}` });
  return PageOfItems;
}

/** `limit` and `offset` of a page query. */
export function windowOf(query: PageQuery): { limit: number; offset: number } {
  return { limit: query.size, offset: (query.page - 1) * query.size };
}

export interface Sorting<F extends string> {
  readonly field: F;
  readonly descending: boolean;
}

/** Reads `name` or `-name`; a field that the list cannot be sorted by is refused. */
export function sortingOf<F extends string>(
  sort: string | undefined,
  fields: readonly F[],
  otherwise: F | `-${F}`,
): Sorting<F> {
  const asked = sort ?? otherwise;
  const descending = asked.startsWith('-');
  const name = descending ? asked.slice(1) : asked;
  const field = fields.find((candidate) => candidate === name);
  if (field === undefined) {
    throw HttpErrors.invalidInput([
      { path: 'sort', rule: 'isIn', message: `sort must be one of: ${fields.join(', ')}` },
    ]);
  }
  return { field, descending };
}
