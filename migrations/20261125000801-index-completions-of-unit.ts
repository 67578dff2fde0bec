import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The dashboard adds up every unit's credit by day: with the credit in the index it reads no heap page for that. */
export class IndexCompletionsOfUnit20261125000801 implements MigrationInterface {
  readonly name = 'IndexCompletionsOfUnit20261125000801';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index completions_of_unit`);
    await runner.query(
      `create index completions_of_unit on completions (unit_id, completed_on) include (credit_half_periods)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index completions_of_unit`);
    await runner.query(`create index completions_of_unit on completions (unit_id, completed_on)`);
  }
}
