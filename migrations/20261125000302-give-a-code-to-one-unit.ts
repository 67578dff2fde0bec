import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Imports and other systems name a unit by its code: at no time may it mean two. */
export class GiveACodeToOneUnit20261125000302 implements MigrationInterface {
  readonly name = 'GiveACodeToOneUnit20261125000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table org_unit_versions add constraint org_unit_versions_code_once
         exclude using gist (lower(code) with =, unit_id with <>, valid with &&, recorded with &&) where (code is not null)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table org_unit_versions drop constraint org_unit_versions_code_once');
  }
}
