import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KNOWN = 'accounts_disabled_why_known';

/** An account that was closed with the service, or by a merge, says so: who corrects that is offered to open it again. */
export class SayWhyAccountsClosed20261125000510 implements MigrationInterface {
  readonly name = 'SayWhyAccountsClosed20261125000510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts drop constraint ${KNOWN}`);
    await runner.query(
      `alter table accounts add constraint ${KNOWN}
       check (disabled_why in ('idle', 'administrator', 'end-of-service', 'merge'))`,
    );
    await runner.query(
      `update accounts a set disabled_why = 'end-of-service' from service_ends e
       where e.person_id = a.person_id and e.accounts_closed_at is not null
         and a.state = 'disabled' and a.disabled_why is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update accounts set disabled_why = null where disabled_why in ('end-of-service', 'merge')`);
    await runner.query(`alter table accounts drop constraint ${KNOWN}`);
    await runner.query(
      `alter table accounts add constraint ${KNOWN} check (disabled_why in ('idle', 'administrator'))`,
    );
  }
}
