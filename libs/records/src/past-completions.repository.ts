import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database } from '#platform';

export interface PastCompletion {
  readonly personId: string;
  readonly courseId: string;
  readonly completedOn: string;
  readonly year: number;
}

export interface FoundPerson {
  readonly id: string;
  readonly staffCode: string;
  readonly unitIds: string[];
}

export interface FoundCourse {
  readonly slug: string;
  readonly title: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly nominalHalfPeriods: number;
}

export interface KeptCompletion {
  readonly id: string;
  readonly judgementId: string;
  readonly factId: string;
  readonly personId: string;
  readonly completedOn: string;
}

/** What the import of past completions reads of the ledger, and how it takes back what it brought. */
@Injectable()
export class PastCompletionsRepository {
  constructor(private readonly database: Database) {}

  /** Locked, so that two imports of the same person's year follow each other. */
  async listPeople(staffCodes: readonly string[]): Promise<FoundPerson[]> {
    await this.database.query('select from people where staff_code = any($1::text[]) order by id for update', [
      staffCodes,
    ]);
    return this.database.query<FoundPerson>(
      `select p.id, p.staff_code as "staffCode",
              array(select a.unit_id from current_assignments a where a.person_id = p.id) as "unitIds"
       from people p where p.staff_code = any($1::text[])`,
      [staffCodes],
    );
  }

  /** Published courses by their address or by their title in small letters. */
  async listCourses(names: readonly string[]): Promise<FoundCourse[]> {
    return this.database.query<FoundCourse>(
      `select c.slug, v.title, c.id as "courseId", v.id as "courseVersionId", v.nominal_half_periods as "nominalHalfPeriods"
       from courses c join course_versions v on v.id = c.current_version_id and v.state = 'published'
       where c.slug = any($1::text[]) or lower(v.title) = any($1::text[])`,
      [names],
    );
  }

  async listOf(personIds: readonly string[]): Promise<PastCompletion[]> {
    return this.database.query<PastCompletion>(
      `select person_id as "personId", course_id as "courseId", completed_on as "completedOn", year
       from completions where person_id = any($1::uuid[])`,
      [personIds],
    );
  }

  /** The completions that facts of a source have become. */
  async listBySource(
    source: string,
    sourceKeys: readonly string[],
  ): Promise<(KeptCompletion & { sourceKey: string })[]> {
    return this.database.query(
      `select c.id, c.judgement_id as "judgementId", c.fact_id as "factId", c.person_id as "personId",
              c.completed_on as "completedOn", f.source_key as "sourceKey"
       from learning_facts f join completions c on c.fact_id = f.id
       where f.source = $1 and f.source_key = any($2::text[])`,
      [source, sourceKeys],
    );
  }

  /** A later judgement takes the place of the one that accepted; fact and first judgement stay for ever. */
  async reject(kept: readonly KeptCompletion[], decidedBy: string | null, at: Date): Promise<void> {
    await this.database.query(
      `with taken as (
         delete from completions c using unnest($1::uuid[]) t (id) where c.id = t.id returning c.fact_id, c.judgement_id
       )
       insert into judgements (id, fact_id, rule_version, verdict, reason_code, decided_by, decided_at, supersedes_id)
       select uuidv7(), t.fact_id, j.rule_version, 'rejected', 'import-undone', $2, $3, t.judgement_id
       from taken t join judgements j on j.id = t.judgement_id`,
      [kept.map(({ id }) => id), decidedBy, at],
    );
  }

  async listPeopleWithCompletions(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct person_id as id from completions where person_id = any($1::uuid[])`,
      [personIds],
    );
    return rows.map(({ id }) => id);
  }

  async listPresent(scope: UnitScope): Promise<(string | null)[][]> {
    const rows = await this.database.query<{ row: (string | null)[] }>(
      `select array[p.staff_code, p.full_name, c.slug, k.completed_on::text] as row
       from completions k join people p on p.id = k.person_id join courses c on c.id = k.course_id
       where p.staff_code is not null and ($1::uuid[] is null or k.unit_id = any($1::uuid[]))
       order by k.completed_on, p.given_name collate vi, p.full_name collate vi, k.id`,
      [scopeParameter(scope)],
    );
    return rows.map(({ row }) => row);
  }
}
