import { Injectable } from '@nestjs/common';
import { type ImpactQuestion } from '#identity';
import { Database } from '#platform';

@Injectable()
export class PlanningImpactRepository {
  constructor(private readonly database: Database) {}

  /** Self-study plans of any year that are not approved yet and go with the people whose home moves. */
  async listOpenSelfStudy({ personIds, unitIds, effectiveOn }: ImpactQuestion): Promise<{ name: string }[]> {
    return this.database.query(
      `select p.full_name as name from self_study_plans s join people p on p.id = s.person_id
       where s.person_id = any($1::uuid[]) and s.state <> 'approved'
         and exists (select from current_assignments a where a.person_id = s.person_id and a.kind = 'primary'
                       and a.unit_id = any($2::uuid[]) and a.valid && daterange($3, null))
       order by p.given_name collate vi, p.full_name collate vi, p.id, s.year`,
      [personIds, unitIds, effectiveOn],
    );
  }

  /** Training plans that the units have for the year, approved or not. */
  async listTraining(unitIds: readonly string[], year: number): Promise<{ name: string }[]> {
    return this.database.query(
      `select coalesce(v.name, '') as name from unit_training_plans t
       left join current_unit_versions v on v.unit_id = t.unit_id and v.valid @> t.created_at::date
       where t.unit_id = any($1::uuid[]) and t.year = $2 order by v.name collate vi, t.unit_id`,
      [unitIds, year],
    );
  }
}
