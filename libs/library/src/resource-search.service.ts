import { Injectable } from '@nestjs/common';
import { type Actor, type Page } from '#platform';
import { LibraryAccess } from './library-access.service.js';
import { type Licence } from './licences.rules.js';
import { kindOf, mediaTypesOf, type ResourceKind } from './media-types.rules.js';
import { type ResourceState } from './resource-state.rules.js';
import {
  ResourceSearchRepository,
  type FoundRow,
  type SearchFilter,
  type Window,
} from './resource-search.repository.js';
import { holdsSymbolsOnly, searchWordsOf } from './search-words.rules.js';
import { type Topic } from './topics.rules.js';

export interface ResourceQuestion {
  readonly q: string;
  readonly topics: readonly Topic[];
  readonly kinds: readonly ResourceKind[];
  readonly licences: readonly Licence[];
}

export interface PageWanted {
  readonly page: number;
  readonly size: number;
}

@Injectable()
export class ResourceSearch {
  constructor(
    private readonly repository: ResourceSearchRepository,
    private readonly access: LibraryAccess,
  ) {}

  /** Published resources: the best first, or without words the newest first. */
  async find(question: ResourceQuestion, wanted: PageWanted): Promise<Page<FoundRow>> {
    if (holdsSymbolsOnly(question.q)) return { page: wanted.page, size: wanted.size, items: [], total: 0 };
    const words = searchWordsOf(question.q);
    return paged(wanted, (window) =>
      words === null
        ? this.repository.newest(filterOf(question), window)
        : this.repository.search(words, filterOf(question), window),
    );
  }

  /** How many of each kind the same words would find, whatever kinds are chosen now. */
  async countKinds(question: ResourceQuestion): Promise<{ kind: ResourceKind; total: number }[]> {
    if (holdsSymbolsOnly(question.q)) return [];
    const rows = await this.repository.countByMediaType(searchWordsOf(question.q), {
      ...filterOf(question),
      mediaTypes: null,
    });
    const totals = new Map<ResourceKind, number>();
    for (const { mediaType, total } of rows) {
      const kind = kindOf(mediaType);
      if (kind !== null) totals.set(kind, (totals.get(kind) ?? 0) + total);
    }
    return [...totals].map(([kind, total]) => ({ kind, total })).sort((a, b) => b.total - a.total);
  }

  /** What the actor looks after, the latest changed first. */
  async contributions(
    actor: Actor,
    { q, states }: { q: string; states: readonly ResourceState[] },
    wanted: PageWanted,
  ): Promise<Page<FoundRow>> {
    if (holdsSymbolsOnly(q)) return { page: wanted.page, size: wanted.size, items: [], total: 0 };
    const reach = await this.access.reach(actor);
    return paged(wanted, (window) => this.repository.contributions(reach, states, searchWordsOf(q), window));
  }
}

function filterOf({ topics, licences, kinds }: ResourceQuestion): SearchFilter {
  return {
    topics: anyOrListed(topics),
    licences: anyOrListed(licences),
    mediaTypes: anyOrListed(mediaTypesOf(kinds)),
  };
}

function anyOrListed<T>(values: readonly T[]): readonly T[] | null {
  return values.length === 0 ? null : values;
}

/** Every row carries the total; a page behind the last one has no row, so the first one is asked. */
async function paged(
  { page, size }: PageWanted,
  read: (window: Window) => Promise<FoundRow[]>,
): Promise<Page<FoundRow>> {
  const items = await read({ limit: size, offset: (page - 1) * size });
  const [counted] = items.length > 0 || page === 1 ? items : await read({ limit: 1, offset: 0 });
  return { items, total: counted?.total ?? 0, page, size };
}
