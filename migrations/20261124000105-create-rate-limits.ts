import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateRateLimits20261124000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: after a crash everyone starts with a fresh count, which is no loss worth a log write per request.
    await runner.query(`
      create unlogged table rate_limits (
        key text not null,
        window_start timestamptz not null,
        window_end timestamptz not null,
        hits int not null,
        constraint rate_limits_pk primary key (key)
      )`);
    await runner.query('create index rate_limits_window_end_ix on rate_limits (window_end)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rate_limits');
  }
}
