import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database } from '#platform';

export type VersionState = 'draft' | 'published' | 'retired';

export interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly revision: number;
  readonly state: VersionState;
  readonly title: string;
  readonly summary: string;
  readonly topic: string;
  readonly language: string;
  readonly legalBasis: string[];
  readonly nominalHalfPeriods: number;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly enrolled: number;
  readonly completed: number;
}

export interface AuthoredCourse {
  readonly id: string;
  readonly slug: string;
  readonly ownerUnitId: string;
  readonly ownerUnitName: string | null;
}

export interface AuthoredCourseRow extends AuthoredCourse {
  readonly title: string;
  readonly topic: string;
  readonly nominalHalfPeriods: number;
  readonly publishedNumber: number | null;
  readonly draftNumber: number | null;
  readonly lessons: number;
  readonly enrolled: number;
  readonly completed: number;
  readonly updatedAt: Date;
  readonly total: number;
}

export interface VersionFields {
  readonly title: string;
  readonly summary: string;
  readonly topic: string;
  readonly language: string;
  readonly legalBasis: readonly string[];
  readonly nominalHalfPeriods: number;
}

const UNIT_NAME = `
  (select coalesce(u.short_name, u.name) from current_unit_versions u where u.unit_id = c.owner_unit_id
   order by u.valid_from desc limit 1) as "ownerUnitName"`;

// The draft is what an author works on; without one, the published version stands for the course.
const LIST = `
  select c.id, c.slug, c.owner_unit_id as "ownerUnitId", ${UNIT_NAME}, v.title, v.topic,
         v.nominal_half_periods as "nominalHalfPeriods", p.number as "publishedNumber",
         case when v.state = 'draft' then v.number end as "draftNumber",
         (select count(*)::int from lessons l where l.course_version_id = v.id) as lessons,
         n.enrolled, n.completed, v.updated_at as "updatedAt", count(*) over ()::int as total
  from courses c
  join lateral (select * from course_versions x where x.course_id = c.id and x.state <> 'retired'
                order by x.state = 'draft' desc limit 1) v on true
  left join course_versions p on p.id = c.current_version_id
  cross join lateral (select count(*)::int as enrolled, count(*) filter (where e.state = 'completed')::int as completed
                      from enrolments e where e.course_id = c.id and e.state <> 'withdrawn') n
  where ($1::uuid[] is null or c.owner_unit_id = any($1))
    and ($2 = '' or v.search_text like '%' || folded_words($2) || '%')
    and ($3::text is null or ($3 = 'draft' and v.state = 'draft') or ($3 = 'published' and p.id is not null))
  order by v.updated_at desc, c.id limit $4 offset $5`;

/** Courses and their versions as their authors see them; every read and lock is bounded by the author's units. */
@Injectable()
export class AuthoringRepository {
  constructor(private readonly database: Database) {}

  async list(
    scope: UnitScope,
    filter: { q: string; state: 'draft' | 'published' | null; limit: number; offset: number },
  ): Promise<AuthoredCourseRow[]> {
    const { q, state, limit, offset } = filter;
    return this.database.query<AuthoredCourseRow>(LIST, [scopeParameter(scope), q, state, limit, offset]);
  }

  async find(scope: UnitScope, courseId: string): Promise<AuthoredCourse | null> {
    return this.database.one<AuthoredCourse>(
      `select c.id, c.slug, c.owner_unit_id as "ownerUnitId", ${UNIT_NAME} from courses c
       where c.id = $2 and ($1::uuid[] is null or c.owner_unit_id = any($1))`,
      [scopeParameter(scope), courseId],
    );
  }

  async listVersions(courseId: string): Promise<VersionRow[]> {
    return this.database.query<VersionRow>(
      `select v.id, v.number, v.revision, v.state, v.title, v.summary, v.topic, v.language, v.legal_basis as "legalBasis",
              v.nominal_half_periods as "nominalHalfPeriods", v.published_at as "publishedAt", v.updated_at as "updatedAt",
              count(e.id)::int as enrolled, count(e.id) filter (where e.state = 'completed')::int as completed
       from course_versions v left join enrolments e on e.course_version_id = v.id and e.state <> 'withdrawn'
       where v.course_id = $1 group by v.id order by v.number desc`,
      [courseId],
    );
  }

  /** The draft's id, its row locked: edits and the publication of one draft go one after the other. */
  async lockDraft(scope: UnitScope, courseId: string): Promise<string | null> {
    const row = await this.database.one<{ id: string }>(
      `select v.id from course_versions v join courses c on c.id = v.course_id
       where c.id = $2 and v.state = 'draft' and ($1::uuid[] is null or c.owner_unit_id = any($1)) for update of v`,
      [scopeParameter(scope), courseId],
    );
    return row?.id ?? null;
  }

  async listSlugsLike(slug: string): Promise<string[]> {
    const rows = await this.database.query<{ slug: string }>(
      `select slug from courses where slug = $1 or slug like $1 || '-%'`,
      [slug],
    );
    return rows.map((row) => row.slug);
  }

  async insertCourse(course: {
    id: string;
    slug: string;
    ownerUnitId: string;
    createdBy: string | null;
    at: Date;
  }): Promise<void> {
    const { id, slug, ownerUnitId, createdBy, at } = course;
    await this.database.query(
      `insert into courses (id, slug, owner_unit_id, created_by, created_at) values ($1, $2, $3, $4, $5)`,
      [id, slug, ownerUnitId, createdBy, at],
    );
  }

  /** New versions of one course go one after the other: the next number is the highest one and one more. */
  async findOwner(courseId: string): Promise<string | null> {
    const sql = `select owner_unit_id as "unitId" from courses where id = $1`;
    return (await this.database.one<{ unitId: string }>(sql, [courseId]))?.unitId ?? null;
  }

  async lockCourse(courseId: string): Promise<void> {
    await this.database.query(`select from courses where id = $1 for update`, [courseId]);
  }

  async insertDraft(version: VersionFields & { id: string; courseId: string; at: Date }): Promise<void> {
    const { id, courseId, at, title, summary, topic, language, legalBasis, nominalHalfPeriods } = version;
    await this.database.query(
      `insert into course_versions (id, course_id, number, title, summary, topic, language, legal_basis, nominal_half_periods, created_at, updated_at)
       values ($1, $2, (select coalesce(max(number), 0) + 1 from course_versions where course_id = $2), $3, $4, $5, $6, $7, $8, $9, $9)`,
      [id, courseId, title, summary, topic, language, legalBasis, nominalHalfPeriods, at],
    );
  }

  /** @returns false when the draft has another revision by now. */
  async updateDraft(versionId: string, revision: number, change: Partial<VersionFields>, at: Date): Promise<boolean> {
    const rows = await this.database.affected(
      `update course_versions set title = coalesce($2, title), summary = coalesce($3, summary), topic = coalesce($4, topic),
              language = coalesce($5, language), legal_basis = coalesce($6::text[], legal_basis),
              nominal_half_periods = coalesce($7, nominal_half_periods), updated_at = $8, revision = revision + 1
       where id = $1 and revision = $9`,
      [
        versionId,
        change.title ?? null,
        change.summary ?? null,
        change.topic ?? null,
        change.language ?? null,
        change.legalBasis ?? null,
        change.nominalHalfPeriods ?? null,
        at,
        revision,
      ],
    );
    return rows === 1;
  }

  /** The draft becomes the version to enrol in; who learns an earlier one goes on with that. */
  async publish(courseId: string, versionId: string, at: Date): Promise<void> {
    await this.database.query(
      `update course_versions set state = 'retired', updated_at = $2 where course_id = $1 and state = 'published'`,
      [courseId, at],
    );
    await this.database.query(
      `update course_versions set state = 'published', published_at = $2, updated_at = $2 where id = $1 and state = 'draft'`,
      [versionId, at],
    );
    await this.database.query(`update courses set current_version_id = $2 where id = $1`, [courseId, versionId]);
  }

  /** A course that was never published goes with its draft. */
  async deleteDraft(courseId: string, versionId: string): Promise<void> {
    await this.database.query(`delete from course_versions where id = $1`, [versionId]);
    await this.database.query(
      `delete from courses c where c.id = $1 and not exists (select from course_versions v where v.course_id = c.id)`,
      [courseId],
    );
  }
}
