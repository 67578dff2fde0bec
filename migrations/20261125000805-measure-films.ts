import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The length of a film, measured when it arrives: how much of it somebody has seen is a share of this. */
export class MeasureFilms20261125000805 implements MigrationInterface {
  readonly name = 'MeasureFilms20261125000805';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table stored_files add column duration_seconds int constraint stored_files_duration_positive check (duration_seconds > 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table stored_files drop column duration_seconds');
  }
}
