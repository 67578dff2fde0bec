import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateSignInAttempts20261124000114 implements MigrationInterface {
  readonly name = 'CreateSignInAttempts20261124000114';

  /** Counted per user name, existing or not, and per address. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table sign_in_attempts (
         key text constraint sign_in_attempts_pkey primary key,
         count int not null,
         counted_since timestamptz not null
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_attempts');
  }
}
