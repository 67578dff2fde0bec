import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';
import { type Gender } from './person-name.rules.js';

export interface Suspect {
  id: string;
  fullName: string;
  staffCode: string | null;
  birthDate: string | null;
  email: string | null;
  gender: Gender | null;
  unitId: string | null;
  unitName: string | null;
  position: string | null;
  username: string | null;
  hasPersonalNumber: boolean;
}

export interface SuspectPair {
  first: Suspect;
  second: Suspect;
  /** Null where at least one of the two numbers is unknown. */
  sameNumber: boolean | null;
  sameName: boolean;
}

const SUSPECT = (p: string) => `jsonb_build_object(
  'id', ${p}.id, 'fullName', ${p}.full_name, 'staffCode', ${p}.staff_code, 'birthDate', ${p}.birth_date,
  'email', ${p}.email, 'gender', ${p}.gender, 'hasPersonalNumber', ${p}.personal_number_hash is not null,
  'unitId', (select a.unit_id from current_assignments a where a.person_id = ${p}.id and a.kind = 'primary' and a.valid @> $1::date),
  'position', (select a.position from current_assignments a where a.person_id = ${p}.id and a.kind = 'primary' and a.valid @> $1::date),
  'unitName', (select v.name from current_assignments a
               join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> $1::date
               where a.person_id = ${p}.id and a.kind = 'primary' and a.valid @> $1::date),
  'username', (select c.username from accounts c where c.person_id = ${p}.id))`;

const PAIR = `${SUSPECT('p')} as first, ${SUSPECT('q')} as second,
  p.personal_number_hash = q.personal_number_hash as "sameNumber", p.full_name = q.full_name as "sameName"`;

// The same number; the same name, marks aside, with the same birth date; or the same name in the same unit today.
const PAIRS = `
  with mine as (
    select p.* from people p where p.merged_into is null and ($2::uuid[] is null or exists (
      select from current_assignments s where s.person_id = p.id and s.unit_id = any($2)))
  ),
  pair as (
    select p.id as first_id, q.id as second_id, 1 as weight from mine p join mine q
      on q.personal_number_hash = p.personal_number_hash and p.id < q.id
    union all
    select p.id, q.id, 2 from mine p join mine q
      on q.name_key = p.name_key and q.birth_date = p.birth_date and p.id < q.id
    union all
    select p.id, q.id, 3 from mine p join mine q on q.name_key = p.name_key and p.id < q.id
    join current_assignments a on a.person_id = p.id and a.valid @> $1::date
    join current_assignments b on b.person_id = q.id and b.unit_id = a.unit_id and b.valid @> $1::date
  ),
  suspected as (
    select first_id, second_id, min(weight) as weight from pair
    where not exists (select from person_distinctions d where d.first_id = pair.first_id and d.second_id = pair.second_id)
    group by first_id, second_id
  )`;

@Injectable()
export class DuplicatesRepository {
  constructor(private readonly database: Database) {}

  /** The strongest suspicion first. */
  async list(
    scope: UnitScope,
    on: string,
    window: { limit: number; offset: number },
  ): Promise<{ items: SuspectPair[]; total: number }> {
    const parameters = [on, scopeParameter(scope)];
    const items = await this.database.query<SuspectPair>(
      `${PAIRS} select ${PAIR} from suspected s join people p on p.id = s.first_id join people q on q.id = s.second_id
       order by s.weight, p.given_name collate vi, p.full_name collate vi, p.id, q.id
       limit ${window.limit} offset ${window.offset}`,
      parameters,
    );
    const counted = await this.database.one<{ total: number }>(
      `${PAIRS} select count(*)::int as total from suspected`,
      parameters,
    );
    return { items, total: counted?.total ?? 0 };
  }

  /** Any two people of the scope, suspected or not. */
  async findPair(scope: UnitScope, on: string, firstId: string, secondId: string): Promise<SuspectPair | null> {
    return this.database.one<SuspectPair>(
      `select ${PAIR} from people p, people q where p.id = $3 and q.id = $4 and p.id <> q.id
         and ($2::uuid[] is null or (
           exists (select from current_assignments s where s.person_id = p.id and s.unit_id = any($2))
           and exists (select from current_assignments s where s.person_id = q.id and s.unit_id = any($2))))`,
      [on, scopeParameter(scope), firstId, secondId],
    );
  }

  async tellApart(firstId: string, secondId: string, at: Date): Promise<void> {
    await this.database.query(
      `insert into person_distinctions (first_id, second_id, told_at)
       values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3) on conflict do nothing`,
      [firstId, secondId, at],
    );
  }
}
