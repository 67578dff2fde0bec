import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database, type Page } from '#platform';
import { type AwardTitle } from './award-title.rules.js';

export interface PastAward {
  readonly id: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly titleCode: AwardTitle;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly signer: string | null;
  readonly year: number;
}

export interface ShownPastAward {
  readonly id: string;
  readonly personId: string | null;
  readonly fullName: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly titleCode: AwardTitle;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly signer: string | null;
  readonly year: number;
}

export interface PastAwardsSearch {
  readonly scope: UnitScope;
  /** Whose own awards are shown whatever the scope. */
  readonly readerId: string | null;
  readonly personId: string | null;
  readonly q: string | null;
  readonly page: number;
  readonly size: number;
}

// A unit bears the name it had on the day of the decision; people are found under the record they were merged into.
const SHOWN = `select a.id, p.id as "personId", p.full_name as "fullName", a.unit_id as "unitId", u.name as "unitName",
    a.title_code as "titleCode", a.decision_number as "decisionNumber", a.decided_on as "decidedOn", a.signer, a.year
  from current_past_awards a
  left join people o on o.id = a.person_id
  left join people p on p.id = coalesce(o.merged_into, o.id)
  left join lateral (select v.name from current_unit_versions v where v.unit_id = a.unit_id
    order by v.valid @> a.decided_on desc, v.valid desc limit 1) u on true
  where ($1::uuid[] is null or a.unit_id = any($1::uuid[]) or p.id = $2 or exists (
      select from current_assignments s where s.person_id = p.id and s.unit_id = any($1::uuid[])))
    and ($3::uuid is null or p.id = $3)
    and ($4::text is null or p.search_text like '%' || lower(f_unaccent($4)) || '%'
      or lower(f_unaccent(coalesce(u.name, '') || ' ' || a.decision_number)) like '%' || lower(f_unaccent($4)) || '%')`;

@Injectable()
export class PastAwardsRepository {
  constructor(private readonly database: Database) {}

  async listPeople(staffCodes: readonly string[]): Promise<{ id: string; staffCode: string; unitIds: string[] }[]> {
    return this.database.query(
      `select p.id, p.staff_code as "staffCode",
              array(select a.unit_id from current_assignments a where a.person_id = p.id) as "unitIds"
       from people p where p.staff_code = any($1::text[])`,
      [staffCodes],
    );
  }

  async listOf(subjectIds: readonly string[]): Promise<PastAward[]> {
    return this.database.query<PastAward>(
      `select id, person_id as "personId", unit_id as "unitId", title_code as "titleCode", decision_number as "decisionNumber",
              decided_on as "decidedOn", signer, year
       from current_past_awards where person_id = any($1::uuid[]) or unit_id = any($1::uuid[])`,
      [subjectIds],
    );
  }

  /** Within the scope, the latest first. */
  async list(search: PastAwardsSearch): Promise<Page<ShownPastAward>> {
    const { scope, readerId, personId, q, page, size } = search;
    const text = q?.trim().replace(/[\\%_]/gu, '\\$&');
    const parameters = [scopeParameter(scope), readerId, personId, text === '' ? null : (text ?? null)];
    const items = await this.database.query<ShownPastAward>(
      `${SHOWN} order by a.decided_on desc, a.decision_number, p.given_name collate vi, a.id limit $5 offset $6`,
      [...parameters, size, (page - 1) * size],
    );
    const counted = await this.database.one<{ total: number }>(
      `select count(*)::int as total from (${SHOWN}) found`,
      parameters,
    );
    return { items, total: counted?.total ?? 0, page, size };
  }

  async supersede(ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update past_awards set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2)) where id = any($1::uuid[])`,
      [ids, at],
    );
  }

  async insert(awards: readonly PastAward[], at: Date): Promise<void> {
    await this.database.query(
      `insert into past_awards (id, person_id, unit_id, title_code, decision_number, decided_on, signer, year, recorded)
       select r.id, r."personId", r."unitId", r."titleCode", r."decisionNumber", r."decidedOn", r.signer, r.year, tstzrange($2, null)
       from jsonb_to_recordset($1::jsonb) as r (id uuid, "personId" uuid, "unitId" uuid, "titleCode" text,
         "decisionNumber" text, "decidedOn" date, signer text, year int)`,
      [JSON.stringify(awards), at],
    );
  }

  async restore(ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `insert into past_awards select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'recorded', tstzrange($2, null)))).*
       from past_awards a where a.id = any($1::uuid[])`,
      [ids, at],
    );
  }

  /** Those that still say what is known today, each with the row that says it: an undo may have recorded it anew. */
  async listStillKnown(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; now: string }>(
      `select a.id, c.id as now
       from past_awards a
       join current_past_awards c on c.title_code = a.title_code and c.decision_number = a.decision_number
         and c.decided_on = a.decided_on and c.year = a.year
         and (c.person_id, c.unit_id, c.signer) is not distinct from (a.person_id, a.unit_id, a.signer)
         and (c.person_id = a.person_id or c.unit_id = a.unit_id)
       where a.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, now }) => [id, now]));
  }

  /** Whom a past award or a nomination names. */
  async listPeopleNamed(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select person_id as id from current_past_awards where person_id = any($1::uuid[])
       union select person_id from nominations where person_id = any($1::uuid[])`,
      [personIds],
    );
    return rows.map(({ id }) => id);
  }

  async listPresent(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    const rows = await this.database.query<{ row: (string | null)[] }>(
      `select array[p.staff_code,
         case when a.unit_id is not null then coalesce(u.code, (select array_to_string(array_agg(n.name order by x.distance desc), ' / ')
           from unit_ancestors(u.unit_id, u.seen_on) x
           join current_unit_versions n on n.unit_id = x.unit_id and n.valid @> u.seen_on)) end,
         p.full_name, a.title_code, a.decision_number, a.decided_on::text, a.signer, a.year::text] as row
       from current_past_awards a left join people p on p.id = a.person_id
       left join lateral (
         select v.unit_id, v.code, case when v.valid @> $2::date then $2::date else lower(v.valid) end as seen_on
         from current_unit_versions v where v.unit_id = a.unit_id order by v.valid @> $2::date desc, v.valid desc limit 1) u on true
       where (a.unit_id is not null or p.staff_code is not null)
         and ($1::uuid[] is null or a.unit_id = any($1::uuid[]) or exists (
           select from current_assignments s where s.person_id = a.person_id and s.unit_id = any($1::uuid[])))
       order by a.decided_on, a.decision_number, p.given_name collate vi, a.id`,
      [scopeParameter(scope), today],
    );
    return rows.map(({ row }) => row);
  }
}
