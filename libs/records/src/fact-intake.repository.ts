import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface KnownCourse {
  readonly slug: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly nominalHalfPeriods: number;
}

@Injectable()
export class FactIntakeRepository {
  constructor(private readonly database: Database) {}

  async peopleByStaffCode(codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.named<{ staff_code: string; id: string }>(
      'records.people-by-code',
      `select staff_code, id from people where staff_code = any($1::text[])`,
      [codes],
    );
    return new Map(rows.map((row) => [row.staff_code, row.id]));
  }

  /** Published courses only, under their current version. */
  async coursesBySlug(slugs: readonly string[]): Promise<Map<string, KnownCourse>> {
    const rows = await this.database.named<KnownCourse>(
      'records.courses-by-slug',
      `select c.slug, c.id as "courseId", v.id as "courseVersionId", v.nominal_half_periods as "nominalHalfPeriods"
       from courses c join course_versions v on v.id = c.current_version_id and v.state = 'published'
       where c.slug = any($1::text[])`,
      [slugs],
    );
    return new Map(rows.map((row) => [row.slug, row]));
  }
}
