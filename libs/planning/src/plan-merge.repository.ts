import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

@Injectable()
export class PlanMergeRepository {
  constructor(private readonly database: Database) {}

  /**
   * Of years for which the other has none; one plan a year is what a single person has. A plan that the other has
   * decided on stays where it is: nobody approves their own (rule A8).
   * @returns the plans that moved.
   */
  async movePlans(fromId: string, toId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `update self_study_plans s set person_id = $2
       where s.person_id = $1 and s.decided_by is distinct from $2
         and not exists (select from self_study_plans o where o.person_id = $2 and o.year = s.year)
       returning id`,
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async returnPlans(ids: readonly string[], personId: string): Promise<void> {
    await this.database.query(
      `update self_study_plans s set person_id = $2 where s.id = any($1::uuid[]) and s.decided_by is distinct from $2`,
      [ids, personId],
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
