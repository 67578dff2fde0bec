import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AssignmentKind, type StaffCategory } from './assignment.rules.js';

export interface Member {
  personId: string;
  unitId: string;
  fullName: string;
  position: string;
  category: StaffCategory;
  kind: AssignmentKind;
}

@Injectable()
export class MembershipRepository {
  constructor(private readonly database: Database) {}

  async findUnit(personId: string, on: string): Promise<string | null> {
    const [row] = await this.database.named<{ unitId: string }>(
      'identity.unit-of-person',
      `select unit_id as "unitId" from current_assignments
       where person_id = $1 and kind = 'primary' and valid @> $2::date`,
      [personId, on],
    );
    return row?.unitId ?? null;
  }

  /** Pairs of person and day in, one row for each pair that has a home unit on that day. */
  async listUnits(
    personIds: readonly string[],
    days: readonly string[],
  ): Promise<{ personId: string; on: string; unitId: string }[]> {
    return this.database.query(
      `select asked.person_id as "personId", asked.day as "on", a.unit_id as "unitId"
       from unnest($1::uuid[], $2::date[]) as asked (person_id, day)
       join current_assignments a on a.person_id = asked.person_id and a.kind = 'primary' and a.valid @> asked.day`,
      [personIds, days],
    );
  }

  async listPeople(unitIds: readonly string[], on: string): Promise<Member[]> {
    return this.database.query<Member>(
      `select a.person_id as "personId", a.unit_id as "unitId", p.full_name as "fullName", a.position, a.category, a.kind
       from current_assignments a join people p on p.id = a.person_id
       where a.unit_id = any($1::uuid[]) and a.valid @> $2::date
       order by p.given_name collate vi, p.full_name collate vi, p.id`,
      [unitIds, on],
    );
  }

  async listSubtree(unitIds: readonly string[], on: string): Promise<string[]> {
    const rows = await this.database.query<{ unitId: string }>(
      `select unit_id as "unitId" from unit_subtree($1::uuid[], $2::date)`,
      [unitIds, on],
    );
    return rows.map((row) => row.unitId);
  }

  async listAncestors(unitId: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ unitId: string }>(
      `select unit_id as "unitId" from unit_ancestors($1, $2::date) order by distance`,
      [unitId, on],
    );
    return rows.map((row) => row.unitId);
  }
}
