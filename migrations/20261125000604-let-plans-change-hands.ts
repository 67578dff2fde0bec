import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `alter table self_study_plans drop constraint self_study_plans_one_a_year`,
  `alter table self_study_plans add constraint self_study_plans_one_a_year unique (person_id, year) deferrable initially immediate`,
];

const DOWN = [
  `alter table self_study_plans drop constraint self_study_plans_one_a_year`,
  `alter table self_study_plans add constraint self_study_plans_one_a_year unique (person_id, year)`,
];

/** Two records of one person exchange their plans of a year in one statement, which is unique again at its end. */
export class LetPlansChangeHands20261125000604 implements MigrationInterface {
  readonly name = 'LetPlansChangeHands20261125000604';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
