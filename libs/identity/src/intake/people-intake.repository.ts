import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Gender } from '../people/person-name.rules.js';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';
import { type Stretch } from './assignment-plan.rules.js';

export interface KnownPerson {
  readonly id: string;
  readonly staffCode: string;
  readonly fullName: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly gender: Gender | null;
}

export type PersonFields = Omit<KnownPerson, 'staffCode'>;

export interface KnownStretch extends Stretch {
  readonly id: string;
  readonly personId: string;
}

export interface NewStretch extends Stretch {
  readonly id: string;
  readonly personId: string;
}

@Injectable()
export class PeopleIntakeRepository {
  constructor(private readonly database: Database) {}

  /** Locked in a fixed order, so that two imports of the same people wait for each other and not for ever. */
  async listByCode(staffCodes: readonly string[]): Promise<KnownPerson[]> {
    return this.database.query<KnownPerson>(
      `select id, staff_code as "staffCode", full_name as "fullName", birth_date as "birthDate", email, gender
       from people where staff_code = any($1::text[]) order by id for update`,
      [staffCodes],
    );
  }

  async listById(ids: readonly string[]): Promise<KnownPerson[]> {
    return this.database.query<KnownPerson>(
      `select id, coalesce(staff_code, '') as "staffCode", full_name as "fullName", birth_date as "birthDate", email, gender
       from people where id = any($1::uuid[]) order by id for update`,
      [ids],
    );
  }

  async listAssignments(personIds: readonly string[]): Promise<KnownStretch[]> {
    return this.database.query<KnownStretch>(
      `select a.id, a.person_id as "personId", a.unit_id as "unitId", coalesce(v.name, '') as "unitName", a.position, a.category,
              a.kind, a.decision_number as "decisionNumber", a.valid_from as "from", a.valid_to as "to"
       from current_assignments a
       left join lateral (select name from current_unit_versions u where u.unit_id = a.unit_id
                          order by u.valid @> a.valid_from desc, u.valid desc limit 1) v on true
       where a.person_id = any($1::uuid[]) order by a.person_id, a.valid`,
      [personIds],
    );
  }

  async insertPeople(people: readonly KnownPerson[]): Promise<void> {
    await this.database.query(
      `insert into people (id, full_name, staff_code, birth_date, email, gender)
       select r.id, r."fullName", r."staffCode", r."birthDate", r.email, r.gender
       from jsonb_to_recordset($1::jsonb) as r (id uuid, "fullName" text, "staffCode" text, "birthDate" date, email text, gender text)
       order by r."staffCode"`,
      [JSON.stringify(people)],
    );
  }

  async updatePeople(people: readonly PersonFields[]): Promise<void> {
    await this.database.query(
      `update people p set full_name = r."fullName", birth_date = r."birthDate", email = r.email, gender = r.gender
       from jsonb_to_recordset($1::jsonb) as r (id uuid, "fullName" text, "birthDate" date, email text, gender text)
       where p.id = r.id`,
      [JSON.stringify(people)],
    );
  }

  async supersede(ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update assignments set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = any($1::uuid[])`,
      [ids, at],
    );
  }

  async insertAssignments(stretches: readonly NewStretch[], at: Date): Promise<void> {
    await this.database.query(
      `insert into assignments (id, person_id, unit_id, position, category, kind, decision_number, valid, recorded)
       select r.id, r."personId", r."unitId", r.position, r.category, r.kind, r."decisionNumber", daterange(r."from", r."to"),
              tstzrange($2, null)
       from jsonb_to_recordset($1::jsonb) as r (id uuid, "personId" uuid, "unitId" uuid, position text, category text, kind text,
         "decisionNumber" text, "from" date, "to" date)`,
      [JSON.stringify(stretches), at],
    );
  }

  /** What was superseded is recorded anew, word for word, whatever else such a row may hold by then. */
  async restoreAssignments(ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `insert into assignments select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'recorded', tstzrange($2, null)))).*
       from assignments a where a.id = any($1::uuid[])`,
      [ids, at],
    );
  }

  /** Those that still say what is known today, each with the row that says it: an undo may have recorded it anew. */
  async listStillKnown(assignmentIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; now: string }>(
      `select distinct on (a.id) a.id, c.id as now
       from assignments a
       join current_assignments c on c.person_id = a.person_id and c.unit_id = a.unit_id and c.kind = a.kind
         and c.valid = a.valid and c.position = a.position and c.category = a.category
         and c.decision_number is not distinct from a.decision_number
       where a.id = any($1::uuid[]) order by a.id, c.id = a.id desc`,
      [assignmentIds],
    );
    return new Map(rows.map(({ id, now }) => [id, now]));
  }

  /** Who has an account or a leave by now. */
  async listBound(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select person_id as id from accounts where person_id = any($1::uuid[])
       union select person_id from current_leaves where person_id = any($1::uuid[])`,
      [personIds],
    );
    return rows.map(({ id }) => id);
  }

  async withdraw(personIds: readonly string[], at: Date): Promise<void> {
    await this.database.query(`update people set withdrawn_at = $2, staff_code = null where id = any($1::uuid[])`, [
      personIds,
      at,
    ]);
  }

  /** Staff accounts go along with their people, as in a single transfer. */
  async moveStaffRoles(
    moves: readonly { personId: string; unitId: string; toUnitId: string; from: string }[],
  ): Promise<void> {
    await this.database.query(
      `with moved as (
         select g.id, g.account_id, m."toUnitId", m."from"
         from jsonb_to_recordset($1::jsonb) as m ("personId" uuid, "unitId" uuid, "toUnitId" uuid, "from" date)
         join accounts a on a.person_id = m."personId"
         join role_grants g on g.account_id = a.id and g.role = 'staff' and g.unit_id = m."unitId" and g.valid @> m."from"
       ), ended as (
         update role_grants g set valid = daterange(lower(g.valid), moved."from") from moved
         where g.id = moved.id and lower(g.valid) < moved."from"
       ), replaced as (
         delete from role_grants g using moved where g.id = moved.id and lower(g.valid) >= moved."from"
       )
       insert into role_grants (id, account_id, role, unit_id, valid)
       select uuidv7(), account_id, 'staff', "toUnitId", daterange("from", null) from moved on conflict do nothing`,
      [JSON.stringify(moves)],
    );
  }

  /** People of today with their primary assignment, as rows of the import of people. */
  async listPresentPeople(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    return this.present(
      `select array[p.staff_code, p.full_name, p.birth_date::text, p.gender, p.email, ${unitReference('a')}, a.position, a.category,
         a.valid_from::text, a.decision_number] as row
       from people p join current_assignments a on a.person_id = p.id and a.kind = 'primary' and a.valid @> $2::date
       where p.staff_code is not null and p.withdrawn_at is null and ($1::uuid[] is null or a.unit_id = any($1::uuid[]))
       order by p.given_name collate vi, p.full_name collate vi, p.id`,
      scope,
      today,
    );
  }

  /** Every assignment that is known today, past and to come, as rows of the import of assignments. */
  async listPresentAssignments(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    return this.present(
      `select array[p.staff_code, p.full_name, a.kind, ${unitReference('a')}, a.position, a.category, a.valid_from::text,
         (a.valid_to - 1)::text, a.decision_number] as row
       from people p join current_assignments a on a.person_id = p.id
       where p.staff_code is not null and p.withdrawn_at is null and ($1::uuid[] is null or a.unit_id = any($1::uuid[]))
         and $2::date is not null
       order by p.given_name collate vi, p.full_name collate vi, p.id, a.valid, a.kind`,
      scope,
      today,
    );
  }

  private async present(sql: string, scope: UnitScope, today: string): Promise<(string | null)[][]> {
    const rows = await this.database.query<{ row: (string | null)[] }>(sql, [scopeParameter(scope), today]);
    return rows.map(({ row }) => row);
  }
}

/** The code where there is one, else the path of names, as the import reads it back. */
function unitReference(alias: string): string {
  return `(select coalesce(u.code, (select array_to_string(array_agg(n.name order by x.distance desc), ' / ')
     from unit_ancestors(u.unit_id, case when u.valid @> $2::date then $2::date else lower(u.valid) end) x
     join current_unit_versions n on n.unit_id = x.unit_id
       and n.valid @> case when u.valid @> $2::date then $2::date else lower(u.valid) end))
   from current_unit_versions u where u.unit_id = ${alias}.unit_id order by u.valid @> $2::date desc, u.valid desc limit 1)`;
}
