import { Injectable } from '@nestjs/common';
import { Database, type Sorting } from '#platform';
import { type AccountState } from '../accounts/account.rules.js';
import { type LeaveKind, type StaffCategory } from './assignment.rules.js';
import { type Gender, normaliseName, searchPatterns } from './person-name.rules.js';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';

export const PEOPLE_SORTS = ['name', 'staffCode', 'unit'] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

export interface NewPerson {
  id: string;
  fullName: string;
  staffCode: string | null;
  birthDate: string | null;
  email: string | null;
  gender: Gender | null;
  personalNumberHash?: Buffer | null;
}

export interface PersonRow {
  id: string;
  fullName: string;
  staffCode: string | null;
  unitId: string | null;
  unitName: string | null;
  position: string | null;
  category: StaffCategory | null;
  onLeave: LeaveKind | null;
  secondedTo: string | null;
}

export interface PersonDetailRow extends PersonRow {
  birthDate: string | null;
  email: string | null;
  gender: Gender | null;
  hasPersonalNumber: boolean;
  mergedIntoId: string | null;
  mergedIntoName: string | null;
  accountId: string | null;
  username: string | null;
  accountState: AccountState | null;
  lastSignInAt: Date | null;
}

/** Whom the caller may see: the people of the scope, and always themself. */
export interface PeopleVisible {
  scope: UnitScope;
  selfId: string | null;
  on: string;
}

export interface PeopleSearch {
  q: string | undefined;
  unitId: string | undefined;
  category?: StaffCategory | undefined;
  onLeave?: boolean | undefined;
  seconded?: boolean | undefined;
  sorting: Sorting<PeopleSort>;
  limit: number;
  offset: number;
}

const VISIBLE = `p.withdrawn_at is null and ($2::uuid[] is null or p.id = $3::uuid or exists (
  select from current_assignments s where s.person_id = p.id and s.valid @> $1::date and s.unit_id = any($2::uuid[])))`;

const HOME = `left join current_assignments a on a.person_id = p.id and a.kind = 'primary' and a.valid @> $1::date
  left join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> $1::date`;

const ON_LEAVE = `(select l.kind from current_leaves l where l.person_id = p.id and l.valid @> $1::date limit 1)`;
const SECONDED_TO = `(select coalesce(h.short_name, h.name) from current_assignments x
  join current_unit_versions h on h.unit_id = x.unit_id and h.valid @> $1::date
  where x.person_id = p.id and x.kind = 'secondment' and x.valid @> $1::date order by x.valid limit 1)`;

const ROW = `p.id, p.full_name as "fullName", p.staff_code as "staffCode", a.unit_id as "unitId", v.name as "unitName",
  a.position, a.category, ${ON_LEAVE} as "onLeave", ${SECONDED_TO} as "secondedTo"`;

const BY_NAME = ['p.given_name collate vi', 'p.full_name collate vi'];
const ORDER: Readonly<Record<PeopleSort, readonly string[]>> = {
  name: BY_NAME,
  staffCode: ['p.staff_code'],
  unit: ['v.name collate vi', ...BY_NAME],
};

@Injectable()
export class PersonRepository {
  constructor(private readonly database: Database) {}

  async list(visible: PeopleVisible, search: PeopleSearch): Promise<{ items: PersonRow[]; total: number }> {
    const { where, parameters } = conditions(visible, search);
    const direction = search.sorting.descending ? 'desc' : 'asc';
    const order = ORDER[search.sorting.field].map((column) => `${column} ${direction} nulls last`).join(', ');
    // Names that carry the very marks that were typed come before those that only match without them.
    const items = await this.database.query<PersonRow>(
      `select ${ROW} from people p ${HOME} where ${where}
       order by ($5::text is not null and lower(p.full_name collate vi) like $5) desc, ${order}, p.id
       limit ${search.limit} offset ${search.offset}`,
      parameters,
    );
    const counted = await this.database.one<{ total: number }>(
      `select count(*) as total from people p ${HOME} where ${where} and ($5::text is null or true)`,
      parameters,
    );
    return { items, total: counted?.total ?? 0 };
  }

  async find(personId: string, visible: PeopleVisible): Promise<PersonDetailRow | null> {
    return this.database.one<PersonDetailRow>(
      `select ${ROW}, p.birth_date as "birthDate", p.email, p.gender, c.id as "accountId", c.username,
              c.state as "accountState", c.last_sign_in_at as "lastSignInAt",
              p.personal_number_hash is not null as "hasPersonalNumber",
              p.merged_into as "mergedIntoId", survivor.full_name as "mergedIntoName"
       from people p ${HOME} left join accounts c on c.person_id = p.id
       left join people survivor on survivor.id = p.merged_into
       where p.id = $4 and ${VISIBLE}`,
      [visible.on, scopeParameter(visible.scope), visible.selfId, personId],
    );
  }

  async insert(person: NewPerson): Promise<void> {
    await this.database.query(
      `insert into people (id, full_name, staff_code, birth_date, email, gender, personal_number_hash)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [...valuesOf(person), person.personalNumberHash ?? null],
    );
  }

  /** The personal number stays as it is unless a new one is given. */
  async update(person: NewPerson): Promise<void> {
    await this.database.query(
      `update people set full_name = $2, staff_code = $3, birth_date = $4, email = $5, gender = $6,
              personal_number_hash = coalesce($7, personal_number_hash) where id = $1`,
      [...valuesOf(person), person.personalNumberHash ?? null],
    );
  }

  async findForChange(personId: string): Promise<NewPerson | null> {
    return this.database.one<NewPerson>(
      `select id, full_name as "fullName", staff_code as "staffCode", birth_date as "birthDate", email, gender
       from people where id = $1 for update`,
      [personId],
    );
  }
}

function valuesOf(person: NewPerson): unknown[] {
  return [person.id, person.fullName, person.staffCode, person.birthDate, person.email, person.gender];
}

/** One `like` a word, so that each can use the trigram index. */
function conditions(visible: PeopleVisible, search: PeopleSearch): { where: string; parameters: unknown[] } {
  const words = searchPatterns(search.q ?? '').slice(0, 10);
  const marked =
    words.length === 0
      ? null
      : `%${normaliseName(search.q ?? '')
          .toLowerCase()
          .replace(/[\\%_]/gu, '\\$&')}%`;
  const parameters = [
    visible.on,
    scopeParameter(visible.scope),
    visible.selfId,
    search.unitId ?? null,
    marked,
    search.category ?? null,
    search.onLeave ?? null,
    search.seconded ?? null,
    ...words,
  ];
  const where = [
    VISIBLE,
    `($4::uuid is null or a.unit_id in (select u.unit_id from unit_subtree(array[$4::uuid], $1::date) u))`,
    `p.merged_into is null`,
    `($6::text is null or a.category = $6)`,
    `($7::boolean is null or (${ON_LEAVE} is not null) = $7)`,
    `($8::boolean is null or (${SECONDED_TO} is not null) = $8)`,
    ...words.map((_, index) => `p.search_text like lower(f_unaccent($${index + 9}))`),
  ].join(' and ');
  return { where, parameters };
}
