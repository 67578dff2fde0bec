import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  // Of secondments that overlap, the earlier one is taken to end where the next begins; what was recorded stays readable.
  `with followed as (
     select id, lead(lower(valid)) over (partition by person_id order by lower(valid), lower(recorded), id) as next
     from assignments where kind = 'secondment' and upper_inf(recorded)
   ), closed as (
     update assignments a set recorded = tstzrange(lower(a.recorded), greatest(lower(a.recorded), now()))
     from followed f
     where f.id = a.id and f.next < coalesce(upper(a.valid), 'infinity')
     returning a.person_id, a.unit_id, a.position, a.category, a.kind, a.decision_number, a.valid, f.next
   )
   insert into assignments (id, person_id, unit_id, position, category, kind, decision_number, valid, recorded)
   select gen_random_uuid(), person_id, unit_id, position, category, kind, decision_number,
          daterange(lower(valid), next), tstzrange(now(), null)
   from closed where lower(valid) < next`,
  // Only what stands is held: what was once recorded wrongly stays as it was.
  `alter table assignments add constraint assignments_one_secondment
     exclude using gist (person_id with =, valid with &&) where (kind = 'secondment' and upper_inf(recorded))`,
];

export class SecondToOnePlace20261125000401 implements MigrationInterface {
  readonly name = 'SecondToOnePlace20261125000401';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table assignments drop constraint assignments_one_secondment`);
  }
}
