import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `create table past_awards (
     id uuid constraint past_awards_pkey primary key,
     person_id uuid constraint past_awards_person_known references people,
     unit_id uuid constraint past_awards_unit_known references org_units,
     title_code text not null,
     decision_number text not null,
     decided_on date not null,
     signer text,
     year int not null,
     recorded tstzrange not null default tstzrange(now(), null),
     constraint past_awards_one_subject check ((person_id is null) <> (unit_id is null)),
     constraint past_awards_once exclude using gist (
       (coalesce(person_id, unit_id)) with =, title_code with =, decision_number with =, decided_on with =, recorded with &&)
   )`,
  `create index past_awards_of_person on past_awards (person_id) where person_id is not null and upper_inf(recorded)`,
  `create index past_awards_of_unit on past_awards (unit_id) where unit_id is not null and upper_inf(recorded)`,
  `create trigger past_awards_history before update on past_awards for each row execute function keep_recorded_history()`,
  `create view current_past_awards as
     select id, person_id, unit_id, title_code, decision_number, decided_on, signer, year, lower(recorded) as recorded_at
     from past_awards where upper_inf(recorded)`,
];

const DOWN = [`drop view current_past_awards`, `drop table past_awards`];

/** Awards decided before this system was there: they have a decision and no nomination. */
export class CreatePastAwards20261125000701 implements MigrationInterface {
  readonly name = 'CreatePastAwards20261125000701';

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
