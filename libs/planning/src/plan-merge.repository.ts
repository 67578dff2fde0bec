import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type SelfStudyPlanState } from './planning.events.js';

/** From what is hardly begun to what is decided for good. */
const STATES_IN_ORDER: readonly SelfStudyPlanState[] = ['draft', 'returned', 'submitted', 'approved'];

@Injectable()
export class PlanMergeRepository {
  constructor(private readonly database: Database) {}

  /**
   * One plan a year is what a single person has: the one that got further wins, the survivor's of two alike, and the
   * other stands under the other record. A plan that the survivor has decided on stays where it is: nobody approves
   * their own (rule A8).
   * @returns the plans that the survivor got, and those that the survivor gave for them.
   */
  async exchangePlans(fromId: string, toId: string): Promise<{ plans: string[]; displaced: string[] }> {
    const rows = await this.database.query<{ id: string; personId: string }>(
      `with got as (
         select m.id as theirs, s.id as own
         from self_study_plans m left join self_study_plans s on s.person_id = $2 and s.year = m.year
         where m.person_id = $1 and m.decided_by is distinct from $2 and s.decided_by is distinct from $1
           and (s.id is null or array_position($3, m.state) > array_position($3, s.state))
       )
       update self_study_plans p set person_id = case when p.id = got.theirs then $2::uuid else $1::uuid end
       from got where p.id in (got.theirs, got.own) returning p.id, p.person_id as "personId"`,
      [fromId, toId, STATES_IN_ORDER],
    );
    const of = (owner: string) => rows.filter(({ personId }) => personId === owner).map(({ id }) => id);
    return { plans: of(toId), displaced: of(fromId) };
  }

  async returnPlans(
    plans: readonly string[],
    displaced: readonly string[],
    fromId: string,
    toId: string,
  ): Promise<void> {
    await this.database.query(
      `update self_study_plans p set person_id = case when p.id = any($1::uuid[]) then $3::uuid else $4::uuid end
       where p.id = any($1::uuid[] || $2::uuid[])`,
      [plans, displaced, fromId, toId],
    );
  }

  /** @returns all entries of the one who goes, and those of them that are new to the one who stays, as `plan:course`. */
  async moveEntries(fromId: string, toId: string): Promise<{ taken: string[]; added: string[] }> {
    const added = await this.database.query<{ entry: string }>(
      `insert into unit_training_plan_entries (plan_id, person_id, course_id)
       select plan_id, $2, course_id from unit_training_plan_entries where person_id = $1
       on conflict do nothing returning plan_id || ':' || course_id as entry`,
      [fromId, toId],
    );
    const taken = await this.database.query<{ entry: string }>(
      `delete from unit_training_plan_entries where person_id = $1 returning plan_id || ':' || course_id as entry`,
      [fromId],
    );
    return { taken: taken.map(({ entry }) => entry), added: added.map(({ entry }) => entry) };
  }

  async removeEntries(personId: string, entries: readonly string[]): Promise<void> {
    await this.database.query(
      `delete from unit_training_plan_entries where person_id = $1 and plan_id || ':' || course_id = any($2::text[])`,
      [personId, entries],
    );
  }

  async restoreEntries(personId: string, entries: readonly string[]): Promise<void> {
    await this.database.query(
      `insert into unit_training_plan_entries (plan_id, person_id, course_id)
       select p.id, $1, split_part(e, ':', 2)::uuid from unnest($2::text[]) e
       join unit_training_plans p on p.id = split_part(e, ':', 1)::uuid on conflict do nothing`,
      [personId, entries],
    );
  }
}
