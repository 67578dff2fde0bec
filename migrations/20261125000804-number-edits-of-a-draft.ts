import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Each edit of a description, of a lesson and of a quiz's questions raises its revision: an edit that started from
 * an older one is refused, so that two authors, or two windows, do not silently undo each other.
 */
export class NumberEditsOfADraft20261125000804 implements MigrationInterface {
  readonly name = 'NumberEditsOfADraft20261125000804';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table course_versions add column revision int not null default 1`);
    await runner.query(
      `alter table lessons add column revision int not null default 1, add column questions_revision int not null default 1`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lessons drop column questions_revision, drop column revision`);
    await runner.query(`alter table course_versions drop column revision`);
  }
}
