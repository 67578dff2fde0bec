import { type MigrationInterface, type QueryRunner } from 'typeorm';

// A prepared statement does not know its day: PostgreSQL takes `valid @> day` for rare and reads the whole index over
// the validities, once for each check of rights. Compared bound by bound, only the units' own index is left to it.
const HOLDS = '(v.valid_from <= as_of and coalesce(v.valid_to > as_of, true))';
const CONTAINS = 'v.valid @> as_of';

const functions = (holds: string): string[] => [
  `create or replace function unit_subtree(units uuid[], as_of date) returns table (unit_id uuid)
     language sql stable parallel safe as $$
       with recursive below as (
         select v.unit_id from current_unit_versions v where v.unit_id = any(units) and ${holds}
         union
         select v.unit_id from below join current_unit_versions v on v.parent_id = below.unit_id and ${holds}
       )
       select unit_id from below
     $$`,
  `create or replace function unit_ancestors(unit uuid, as_of date) returns table (unit_id uuid, distance int)
     language sql stable parallel safe as $$
       with recursive above as (
         select v.unit_id, v.parent_id, 0 as distance
         from current_unit_versions v where v.unit_id = unit and ${holds}
         union all
         select v.unit_id, v.parent_id, above.distance + 1
         from above join current_unit_versions v on v.unit_id = above.parent_id and ${holds}
       )
       select unit_id, distance from above
     $$`,
];

export class WalkUnitsByIndex20261125000301 implements MigrationInterface {
  readonly name = 'WalkUnitsByIndex20261125000301';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of functions(HOLDS)) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of functions(CONTAINS)) {
      await runner.query(statement);
    }
  }
}
