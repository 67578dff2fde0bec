import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface KnownCourse {
  readonly slug: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly nominalHalfPeriods: number;
}

export interface KnownPerson {
  readonly personId: string;
  /** Whether the person had an assignment on the day asked about. */
  readonly inService: boolean;
}

export interface ClaimedKey {
  readonly sourceKey: string;
  readonly fingerprint: Buffer;
  /** False when the key had been used before. */
  readonly fresh: boolean;
}

@Injectable()
export class FactIntakeRepository {
  constructor(private readonly database: Database) {}

  /** Pairs of staff code and day in, in their order a person each out; undefined where nobody has the code. */
  async peopleOn(codes: readonly string[], days: readonly string[]): Promise<(KnownPerson | undefined)[]> {
    const rows = await this.database.named<KnownPerson & { place: number }>(
      'records.people-on-days',
      `select asked.place::int as place, p.id as "personId",
              exists (select from current_assignments a
                      where a.person_id = coalesce(p.merged_into, p.id) and a.valid @> asked.day) as "inService"
       from unnest($1::text[], $2::date[]) with ordinality asked (code, day, place)
       join people p on p.staff_code = asked.code`,
      [codes, days],
    );
    const found = new Map(rows.map((row) => [row.place, row]));
    return codes.map((_, index) => found.get(index + 1));
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

  /** What keys stand for that were taken before. */
  async takenKeys(source: string, keys: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const rows = await this.database.query<{ sourceKey: string; fingerprint: Buffer }>(
      `select source_key as "sourceKey", fingerprint from submitted_fact_keys where source = $1 and source_key = any($2::text[])`,
      [source, keys],
    );
    return new Map(rows.map(({ sourceKey, fingerprint }) => [sourceKey, fingerprint]));
  }

  /**
   * Takes keys for their first use and says what each now stands for. The update that changes nothing waits for
   * another request with the key and reads its row, which a second statement alone could not do without a gap.
   */
  async claimKeys(source: string, claims: ReadonlyMap<string, Buffer>): Promise<ClaimedKey[]> {
    return this.database.named<ClaimedKey>(
      'records.claim-keys',
      `insert into submitted_fact_keys as k (source, source_key, fingerprint)
       select $1, t.key, t.fingerprint from unnest($2::text[], $3::bytea[]) t (key, fingerprint) order by t.key
       on conflict (source, source_key) do update set fingerprint = k.fingerprint
       returning k.source_key as "sourceKey", k.fingerprint, k.xmax = 0 as fresh`,
      [source, [...claims.keys()], [...claims.values()]],
    );
  }
}
