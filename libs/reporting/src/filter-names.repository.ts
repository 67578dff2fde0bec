import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type CompletionsFilter } from './completions-filter.rules.js';

export interface FilterNames {
  readonly periodName: string | null;
  readonly unitNames: readonly string[];
  readonly courseTitle: string | null;
}

/** The names that stand for the ids of a filter, for people who read the record or the cover of an export. */
@Injectable()
export class FilterNamesRepository {
  constructor(private readonly database: Database) {}

  async read({ periodId, unitIds, courseId }: CompletionsFilter): Promise<FilterNames> {
    const names = await this.database.one<FilterNames>(
      `select (select p.name from scoring_periods p where p.id = $1) as "periodName",
              array(select distinct on (v.unit_id) v.name from current_unit_versions v where v.unit_id = any($2::uuid[])
                    order by v.unit_id, v.valid_from desc) as "unitNames",
              (select t.title from courses c join course_versions t on t.id = c.current_version_id where c.id = $3) as "courseTitle"`,
      [periodId, unitIds, courseId],
    );
    return names ?? { periodName: null, unitNames: [], courseTitle: null };
  }
}
