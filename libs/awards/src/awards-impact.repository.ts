import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

@Injectable()
export class AwardsImpactRepository {
  constructor(private readonly database: Database) {}

  /** Nominations that nobody has decided on yet, of the units or of the people, and whom they are for. */
  async listOpen(unitIds: readonly string[], personIds: readonly string[]): Promise<{ name: string }[]> {
    return this.database.query(
      `select coalesce(p.full_name,
                (select v.name from current_unit_versions v where v.unit_id = n.unit_id order by v.valid_from desc limit 1), '') as name
       from nominations n left join people p on p.id = n.person_id
       where n.state in ('draft', 'submitted')
         and (n.person_id = any($2::uuid[]) or (n.person_id is null and n.unit_id = any($1::uuid[])))
       order by n.subject_kind, p.given_name collate vi, n.id`,
      [unitIds, personIds],
    );
  }
}
