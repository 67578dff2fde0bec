import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Marks of what has to be computed anew. A mark is taken in the transaction that does the work: taken means done. */
@Injectable()
export class StalenessRepository {
  constructor(private readonly database: Database) {}

  /** @returns the open periods that the given days fall into. */
  async markPeople(personIds: readonly string[], days: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ period_id: string }>(
      `with touched as (
         select distinct p.id as period_id, t.person_id
         from unnest($1::uuid[], $2::date[]) t (person_id, day)
         join scoring_periods p on p.state <> 'locked' and t.day between p.starts_on and p.ends_on
       ), marked as (
         insert into stale_people (period_id, person_id) select period_id, person_id from touched order by 1, 2 on conflict do nothing
       )
       select distinct period_id from touched`,
      [personIds, days],
    );
    return rows.map((row) => row.period_id);
  }

  /** Marks people in every open period that ends on or after their day. */
  async markPeopleFrom(personIds: readonly string[], days: readonly string[]): Promise<string[]> {
    if (personIds.length === 0) return [];
    const rows = await this.database.query<{ period_id: string }>(
      `with touched as (
         select distinct p.id as period_id, t.person_id from unnest($1::uuid[], $2::date[]) t (person_id, day)
         join scoring_periods p on p.state <> 'locked' and p.ends_on >= t.day
       ), marked as (
         insert into stale_people (period_id, person_id) select period_id, person_id from touched order by 1, 2 on conflict do nothing
       )
       select distinct period_id from touched`,
      [personIds, days],
    );
    return rows.map((row) => row.period_id);
  }

  async markEveryUnitFrom(day: string): Promise<string[]> {
    const rows = await this.database.query<{ period_id: string }>(
      `with touched as (
         select distinct p.id as period_id, v.unit_id from scoring_periods p
         join current_unit_versions v on v.valid && daterange(p.starts_on, p.ends_on, '[]')
         where p.state <> 'locked' and p.ends_on >= $1::date
       ), marked as (
         insert into stale_units (period_id, unit_id) select period_id, unit_id from touched order by 1, 2 on conflict do nothing
       )
       select distinct period_id from touched`,
      [day],
    );
    return rows.map((row) => row.period_id);
  }

  /** A unit's training plan concerns the people it names and, through gate G1, every unit below. */
  async markTrainingPlan(unitId: string, year: number): Promise<string[]> {
    const rows = await this.database.query<{ period_id: string }>(
      `with touched as (
         select p.id as period_id from scoring_periods p
         where p.state <> 'locked' and make_date($2, 1, 1) between p.starts_on and p.ends_on
       ), people as (
         insert into stale_people (period_id, person_id)
         select distinct t.period_id, e.person_id from touched t, unit_training_plans tp
         join unit_training_plan_entries e on e.plan_id = tp.id where tp.unit_id = $1 and tp.year = $2
         order by 1, 2 on conflict do nothing
       ), units as (
         insert into stale_units (period_id, unit_id)
         select t.period_id, u.unit_id from touched t, unit_subtree(array[$1]::uuid[], current_date) u order by 1, 2 on conflict do nothing
       )
       select period_id from touched`,
      [unitId, year],
    );
    return rows.map((row) => row.period_id);
  }

  async markUnits(unitIds: readonly string[], day: string): Promise<string[]> {
    const rows = await this.database.query<{ period_id: string }>(
      `with touched as (
         select p.id as period_id, u.unit_id from scoring_periods p, (select distinct unnest($1::uuid[]) as unit_id) u
         where p.state <> 'locked' and $2::date between p.starts_on and p.ends_on
       ), marked as (
         insert into stale_units (period_id, unit_id) select period_id, unit_id from touched order by 1, 2 on conflict do nothing
       )
       select distinct period_id from touched`,
      [unitIds, day],
    );
    return rows.map((row) => row.period_id);
  }

  async takePeople(periodId: string, most: number): Promise<string[]> {
    const rows = await this.database.query<{ person_id: string }>(
      `delete from stale_people where (period_id, person_id) in (
         select period_id, person_id from stale_people where period_id = $1 order by since limit $2)
       returning person_id`,
      [periodId, most],
    );
    return rows.map((row) => row.person_id);
  }

  async takeUnits(periodId: string): Promise<string[]> {
    const rows = await this.database.query<{ unit_id: string }>(
      `delete from stale_units where period_id = $1 returning unit_id`,
      [periodId],
    );
    return rows.map((row) => row.unit_id);
  }

  /** One writer per period: a slower round could otherwise store numbers older than those of a faster one. */
  async lockPeriod(periodId: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('scoring:' || $1, 0))`, [periodId]);
  }

  /** Periods with something to do, for the sweep. */
  async listWaitingPeriods(): Promise<string[]> {
    const rows = await this.database.query<{ period_id: string }>(
      `select period_id from stale_people union select period_id from stale_units`,
    );
    return rows.map((row) => row.period_id);
  }

  /** Seconds since the oldest mark, 0 when nothing waits. */
  async oldestSeconds(periodId: string): Promise<number> {
    const row = await this.database.one<{ seconds: number }>(
      `select coalesce(extract(epoch from now() - min(since)), 0)::float8 as seconds from (
         select since from stale_people where period_id = $1 union all select since from stale_units where period_id = $1) w`,
      [periodId],
    );
    return row?.seconds ?? 0;
  }
}
