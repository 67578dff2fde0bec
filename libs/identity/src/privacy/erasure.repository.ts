import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type PersonalDataCategory } from './personal-data.rules.js';

export interface ErasurePerson {
  fullName: string;
  erasedAt: Date | null;
  /** With an assignment today or one still to come. */
  employed: boolean;
  lastUnitId: string | null;
}

@Injectable()
export class ErasureRepository {
  constructor(private readonly database: Database) {}

  /** Locks the person: of two who erase at once the second finds nothing left to do. */
  async find(personId: string, on: string): Promise<ErasurePerson | null> {
    return this.database.one<ErasurePerson>(
      `select p.full_name as "fullName", p.erased_at as "erasedAt",
              exists (select from current_assignments s
                      where s.person_id = p.id and (s.valid_to is null or s.valid_to > $2::date)) as employed,
              (select s.unit_id from current_assignments s where s.person_id = p.id and s.kind = 'primary'
               order by s.valid desc limit 1) as "lastUnitId"
       from people p where p.id = $1 for update of p`,
      [personId, on],
    );
  }

  /** The person and the duplicates that were merged into them, the duplicates first. */
  async listSelves(personId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from people where (id = $1 or merged_into = $1) and erased_at is null order by id = $1, id`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  async erase({ erase = [] }: PersonalDataCategory, personId: string): Promise<void> {
    for (const statement of erase) await this.database.query(statement, [personId]);
  }
}
