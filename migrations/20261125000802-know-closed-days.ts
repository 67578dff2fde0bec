import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Whether a day belongs to a locked scoring period, whose figures are never computed again. The record asks before it
 * attributes a completion to another unit, without knowing of periods.
 */
export class KnowClosedDays20261125000802 implements MigrationInterface {
  readonly name = 'KnowClosedDays20261125000802';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create function is_closed_day(day date) returns boolean language sql stable as $$
         select exists (select from scoring_periods p where p.state = 'locked' and day between p.starts_on and p.ends_on)
       $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function is_closed_day(date)`);
  }
}
