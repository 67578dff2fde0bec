import { useNavigate, useSearch } from '@tanstack/react-router';

/** What a list shows, as its address says: sortable, searchable, pageable, and good to send to a colleague. */
export interface ListSearch {
  readonly page?: number;
  readonly size?: number;
  readonly sort?: string;
  readonly q?: string;
  readonly [filter: string]: string | number | undefined;
}

const PAGE_SIZES: readonly unknown[] = [10, 25, 50, 100];

/** `validateSearch` of every route with a list: keeps what is well formed, drops the rest without complaint. */
export function listSearch(raw: Record<string, unknown>): ListSearch {
  const search: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (name === 'page') {
      if (Number.isInteger(value) && Number(value) > 1) search['page'] = Number(value);
    } else if (name === 'size') {
      if (PAGE_SIZES.includes(value)) search['size'] = Number(value);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (value !== '') search[name] = String(value);
    }
  }
  return search;
}

export interface ListState {
  readonly page: number;
  readonly size: number;
  /** `name` or `-name`, as the API takes it. */
  readonly sort: string | undefined;
  readonly q: string;
  filter(name: string): string;
  /** The filters that are set and a search text: whether "nothing found" or "nothing there yet" is the truth. */
  readonly narrowed: boolean;
  setPage(page: number): void;
  setSort(sort: string): void;
  setQuery(q: string): void;
  setFilter(name: string, value: string): void;
  clear(): void;
}

interface ListDefaults {
  readonly size?: number;
  readonly sort?: string;
}

const OWN = new Set(['page', 'size', 'sort', 'q']);

/** Reads and writes the list's state in the address of the current route. */
export function useListState(defaults: ListDefaults = {}): ListState {
  const search: ListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const write = (change: Record<string, string | number | undefined>, replace = false): void => {
    const next = { ...search, page: undefined, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: '.', search: kept as never, replace, resetScroll: false });
  };
  const filters = Object.keys(search).filter((name) => !OWN.has(name));
  return {
    page: search.page ?? 1,
    size: search.size ?? defaults.size ?? 25,
    sort: search.sort ?? defaults.sort,
    q: search.q ?? '',
    filter: (name) => String(search[name] ?? ''),
    narrowed: filters.length > 0 || Boolean(search.q),
    setPage: (page) => write({ page: page > 1 ? page : undefined }),
    setSort: (sort) => write({ sort }),
    setQuery: (q) => write({ q: q.trim() }, true),
    setFilter: (name, value) => write({ [name]: value }),
    clear: () => write(Object.fromEntries([...filters, 'q'].map((name) => [name, undefined]))),
  };
}
