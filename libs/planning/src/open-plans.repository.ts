import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface MovedPlan {
  readonly id: string;
  readonly personId: string;
  readonly year: number;
  readonly state: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
}

/** Whose plans to look at: some people's, those of some units, or all. */
export interface PlansInQuestion {
  readonly personIds: readonly string[] | null;
  readonly unitIds: readonly string[] | null;
}

@Injectable()
export class OpenPlansRepository {
  constructor(private readonly database: Database) {}

  /** What was approved keeps the unit of its decision; a person without a home unit keeps the last one. */
  async moveHome({ personIds, unitIds }: PlansInQuestion, today: string): Promise<MovedPlan[]> {
    return this.database.query<MovedPlan>(
      `with strayed as (
         select s.id, s.unit_id as from_unit, a.unit_id as to_unit
         from self_study_plans s
         join current_assignments a on a.person_id = s.person_id and a.kind = 'primary' and a.valid @> $3::date
         where s.state <> 'approved' and a.unit_id <> s.unit_id
           and (($1::uuid[] is null and $2::uuid[] is null) or s.person_id = any($1) or s.unit_id = any($2))
         order by s.id for update of s
       )
       update self_study_plans s set unit_id = strayed.to_unit
       from strayed where s.id = strayed.id and s.state <> 'approved'
       returning s.id, s.person_id as "personId", s.year, s.state,
                 strayed.from_unit as "fromUnitId", strayed.to_unit as "toUnitId"`,
      [personIds, unitIds, today],
    );
  }
}
