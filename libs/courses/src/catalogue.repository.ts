import { Injectable } from '@nestjs/common';
import { type SearchWords } from '#library';
import { Database } from '#platform';

export const CATALOGUE_STANDINGS = ['not-started', 'active', 'completed'] as const;
export type CatalogueStanding = (typeof CATALOGUE_STANDINGS)[number];

export interface CatalogueFilter {
  readonly personId: string | null;
  readonly words: SearchWords | null;
  readonly topics: readonly string[] | null;
  readonly standing: CatalogueStanding | null;
  readonly order: 'relevance' | 'title' | 'newest';
  readonly limit: number;
  readonly offset: number;
}

export interface CatalogueRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly topic: string;
  readonly language: string;
  readonly nominalHalfPeriods: number;
  readonly publishedAt: Date;
  readonly lessons: number;
  readonly minutes: number;
  readonly enrolmentId: string | null;
  readonly enrolmentState: 'active' | 'completed' | null;
  readonly finishedLessons: number;
  readonly total: number;
}

// Words written with their marks first, titles before summaries, words before parts of words and names of topics.
const RANK = `
  case when v.search_marked @@ asked.marked_title then 0
       when v.search_marked @@ asked.marked and $6::boolean then 1
       when v.search @@ asked.folded_title then 2
       when v.search @@ asked.folded then 3
       when v.search_text like asked.inside then 4 else 5 end`;

const LIST = `
  select c.id, c.slug, v.title, v.summary, v.topic, v.language, v.nominal_half_periods as "nominalHalfPeriods",
         v.published_at as "publishedAt", l.lessons, l.minutes, mine.id as "enrolmentId", mine.state as "enrolmentState",
         coalesce((select count(*) from lesson_progress p where p.enrolment_id = mine.id and p.state = 'finished'), 0)::int as "finishedLessons",
         count(*) over ()::int as total
  from courses c
  join course_versions v on v.id = c.current_version_id
  cross join (select to_tsquery('simple', $2) as marked, to_tsquery('simple', f_unaccent($2)) as folded,
                     to_tsquery('simple', $3) as marked_title, to_tsquery('simple', f_unaccent($3)) as folded_title,
                     '%' || folded_words($4) || '%' as inside) asked
  cross join lateral (select count(*)::int as lessons, coalesce(sum(minutes), 0)::int as minutes
                      from lessons where course_version_id = v.id) l
  left join lateral (
    select e.id, e.state from enrolments e where e.course_id = c.id and e.person_id = $1 and e.state <> 'withdrawn'
    order by e.enrolled_at desc limit 1) mine on true
  where v.state = 'published'
    and ($2 = '' or v.search @@ asked.folded or v.search_text like asked.inside or v.topic = any($5::text[]))
    and ($7::text[] is null or v.topic = any($7))
    and ($8::text is null or coalesce(mine.state, 'not-started') = $8)
  order by case when $9 = 'relevance' and $2 <> '' then ${RANK} end,
           case when $9 = 'relevance' and $2 <> '' then ts_rank(v.search, asked.folded) end desc,
           case when $9 = 'title' then v.title collate vi end, v.published_at desc, c.id
  limit $10 offset $11`;

@Injectable()
export class CatalogueRepository {
  constructor(private readonly database: Database) {}

  async list(filter: CatalogueFilter): Promise<CatalogueRow[]> {
    const { words } = filter;
    return this.database.named<CatalogueRow>('courses.catalogue', LIST, [
      filter.personId,
      words?.anywhere ?? '',
      words?.inTitle ?? '',
      words?.inside ?? null,
      words?.topics ?? [],
      words?.marked ?? false,
      filter.topics,
      filter.standing,
      filter.order,
      filter.limit,
      filter.offset,
    ]);
  }
}
