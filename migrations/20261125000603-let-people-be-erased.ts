import { type MigrationInterface, type QueryRunner } from 'typeorm';

// The row stays under its id, which completions, hours and awards go on naming; nothing in it says who it was.
const UP = [
  `alter table people add column erased_at timestamptz`,
  `alter table people add constraint people_erased_blank check (erased_at is null
     or (full_name = 'Đã xóa dữ liệu' and staff_code is null and birth_date is null and email is null and gender is null
         and personal_number_hash is null))`,
  `create function keep_people_erased() returns trigger language plpgsql as $$
   begin
     raise exception 'erased people stay erased' using errcode = '23514', constraint = 'people_erased_for_good';
   end $$`,
  `create trigger people_erased_for_good before update on people
     for each row when (old.erased_at is not null) execute function keep_people_erased()`,
  // The account goes with its person; what it once asked for stays in the list without a name.
  `alter table exports alter column requested_by drop not null`,
  `alter table exports drop constraint exports_requester_known`,
  `alter table exports add constraint exports_requester_known foreign key (requested_by) references accounts on delete set null`,
];

const DOWN = [
  `delete from exports where requested_by is null`,
  `alter table exports alter column requested_by set not null`,
  `drop trigger people_erased_for_good on people`,
  `drop function keep_people_erased()`,
  `alter table people drop constraint people_erased_blank`,
  `alter table people drop column erased_at`,
];

export class LetPeopleBeErased20261125000603 implements MigrationInterface {
  readonly name = 'LetPeopleBeErased20261125000603';

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
