import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Licence, type ResourceLanguage } from './licences.rules.js';
import { type Reach } from './reach.rules.js';
import { type ResourceState } from './resource-state.rules.js';
import { type SearchWords } from './search-words.rules.js';
import { type Topic } from './topics.rules.js';
import { reachedRows } from './visible-rows.repository.js';

export interface SearchFilter {
  readonly topics: readonly Topic[] | null;
  readonly licences: readonly Licence[] | null;
  readonly mediaTypes: readonly string[] | null;
}

export interface Window {
  readonly limit: number;
  readonly offset: number;
}

export interface FoundRow {
  readonly id: string;
  readonly state: ResourceState;
  readonly title: string;
  readonly summary: string;
  readonly documentNumber: string | null;
  readonly topic: Topic;
  readonly licence: Licence;
  readonly language: ResourceLanguage;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly versionId: string;
  readonly version: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly ownerUnitId: string;
  readonly ownerUnitName: string | null;
  readonly total: number;
}

const COLUMNS = `
  r.id, r.state, r.title, r.summary, r.document_number as "documentNumber", r.topic, r.licence, r.language,
  r.published_at as "publishedAt", r.updated_at as "updatedAt", v.id as "versionId", v.number as version,
  v.file_name as "fileName", v.media_type as "mediaType", v.size_bytes as "sizeBytes", r.owner_unit_id as "ownerUnitId",
  (select coalesce(u.short_name, u.name) from current_unit_versions u where u.unit_id = r.owner_unit_id
   order by lower(u.valid) desc limit 1) as "ownerUnitName",
  count(*) over ()::int as total`;

const SOURCE = `resources r join resource_versions v on v.id = r.current_version_id`;

const filtered = (first: number): string => `
  ($${first}::text[] is null or r.topic = any($${first}))
  and ($${first + 1}::text[] is null or r.licence = any($${first + 1}))
  and ($${first + 2}::text[] is null or v.media_type = any($${first + 2}))`;

// Folding happens here, once for the stored and the typed words, so that they cannot be folded differently.
const ASKED = `(select to_tsquery('simple', $1) as marked, to_tsquery('simple', f_unaccent($1)) as folded,
  to_tsquery('simple', $2) as marked_title, to_tsquery('simple', f_unaccent($2)) as folded_title,
  '%' || folded_words($3) || '%' as inside) asked`;

const MATCHING = `(r.search @@ asked.folded or r.search_text like asked.inside or r.topic = any($4::text[]))`;

// Words written with their marks first, titles before summaries, words before parts of words and names of topics.
const RANK = `
  case when r.search_marked @@ asked.marked_title then 0
       when $5::boolean and r.search_marked @@ asked.marked then 1
       when r.search @@ asked.folded_title then 2
       when r.search @@ asked.folded then 3
       when r.search_text like asked.inside then 4 else 5 end,
  ts_rank(r.search, asked.folded) desc`;

const SEARCH = `
  select ${COLUMNS} from ${SOURCE}, ${ASKED}
  where r.state = 'published' and ${MATCHING} and ${filtered(6)}
  order by ${RANK}, r.published_at desc, r.id limit $9 offset $10`;

const NEWEST = `
  select ${COLUMNS} from ${SOURCE}
  where r.state = 'published' and ${filtered(1)}
  order by r.published_at desc, r.id limit $4 offset $5`;

const KINDS = `
  select v.media_type as "mediaType", count(*)::int as total from ${SOURCE}, ${ASKED}
  where r.state = 'published' and ($1 = '' or ${MATCHING}) and $5::boolean is not null and ${filtered(6)}
  group by v.media_type`;

const CONTRIBUTIONS = `
  select ${COLUMNS} from ${SOURCE}, ${ASKED}
  where ($1 = '' or ${MATCHING}) and $5::boolean is not null and r.state = any($6) and ${reachedRows('r', 7)}
  order by r.updated_at desc, r.id limit $9 offset $10`;

@Injectable()
export class ResourceSearchRepository {
  constructor(private readonly database: Database) {}

  async search(words: SearchWords, filter: SearchFilter, { limit, offset }: Window): Promise<FoundRow[]> {
    return this.database.named<FoundRow>('library.search', SEARCH, [
      ...parametersOf(words),
      ...filterParametersOf(filter),
      limit,
      offset,
    ]);
  }

  async newest(filter: SearchFilter, { limit, offset }: Window): Promise<FoundRow[]> {
    return this.database.named<FoundRow>('library.newest', NEWEST, [...filterParametersOf(filter), limit, offset]);
  }

  async countByMediaType(
    words: SearchWords | null,
    filter: SearchFilter,
  ): Promise<{ mediaType: string; total: number }[]> {
    return this.database.query(KINDS, [...parametersOf(words), ...filterParametersOf(filter)]);
  }

  /** Everything within reach in these states, the latest changed first. */
  async contributions(
    reach: Reach,
    states: readonly ResourceState[],
    words: SearchWords | null,
    { limit, offset }: Window,
  ): Promise<FoundRow[]> {
    return this.database.query<FoundRow>(CONTRIBUTIONS, [
      ...parametersOf(words),
      states,
      reach.unitIds,
      reach.personId,
      limit,
      offset,
    ]);
  }
}

function parametersOf(words: SearchWords | null): unknown[] {
  if (words === null) return ['', '', null, [], false];
  return [words.anywhere, words.inTitle, words.inside, words.topics, words.marked];
}

function filterParametersOf({ topics, licences, mediaTypes }: SearchFilter): unknown[] {
  return [topics, licences, mediaTypes];
}
