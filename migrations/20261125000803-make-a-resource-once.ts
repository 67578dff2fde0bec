import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A contribution that is sent twice under one key is one resource. */
export class MakeAResourceOnce20261125000803 implements MigrationInterface {
  readonly name = 'MakeAResourceOnce20261125000803';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table resources add column request_key uuid`);
    await runner.query(
      `alter table resources add constraint resources_request_once unique (owner_person_id, request_key)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table resources drop constraint resources_request_once`);
    await runner.query(`alter table resources drop column request_key`);
  }
}
