import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';

export interface AuditFilter {
  /** First day and last day in Viet Nam, both included. */
  from: string | null;
  to: string | null;
  /** An action, or the beginning of one up to its dot: `identity.`. */
  action: string | null;
  actorPersonId: string | null;
  subjectId: string | null;
  personId: string | null;
  unitId: string | null;
  q: string | null;
}

export interface AuditRow {
  id: string;
  seq: number;
  occurredAt: Date;
  actorKind: 'person' | 'service' | 'system';
  actorPersonId: string | null;
  actorName: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  subjectName: string | null;
  personId: string | null;
  personName: string | null;
  unitId: string | null;
  unitName: string | null;
  purpose: string | null;
  details: object;
  sealed: Buffer | null;
  correlationId: string | null;
}

// An actor is found by the person or by the account alone: an account without a person has its user name.
const NAMES = `
  left join people actor on actor.id = e.actor_person_id
  left join accounts a on a.id = e.actor_account_id
  left join people about on about.id = e.person_id
  left join lateral (select v.name from current_unit_versions v where v.unit_id = e.unit_id
                     order by v.valid_from desc limit 1) unit on true
  left join people sp on e.subject_kind = 'person' and sp.id = e.subject_id
  left join lateral (select v.name from current_unit_versions v where e.subject_kind = 'unit' and v.unit_id = e.subject_id
                     order by v.valid_from desc limit 1) su on true`;

const ROW = `e.id, e.seq, e.occurred_at as "occurredAt", e.actor_kind as "actorKind", e.actor_person_id as "actorPersonId",
  coalesce(e.actor_name, actor.full_name, a.username) as "actorName", e.action, e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", coalesce(sp.full_name, su.name) as "subjectName", e.person_id as "personId",
  about.full_name as "personName", e.unit_id as "unitId", unit.name as "unitName", e.purpose, e.details, e.sealed,
  e.correlation_id as "correlationId"`;

// A scope over some units shows what was done to these units and to the people at home in them.
const WHERE = `e.seq is not null
  and ($1::uuid[] is null or e.unit_id = any($1) or exists (
        select from current_assignments s where s.person_id = e.person_id and s.unit_id = any($1) and s.valid @> $2::date))
  and ($3::date is null or e.occurred_at >= $3::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
  and ($4::date is null or e.occurred_at < ($4::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
  and ($5::text is null or e.action = $5 or (right($5, 1) = '.' and starts_with(e.action, $5)))
  and ($6::uuid is null or e.actor_person_id = $6)
  and ($7::uuid is null or e.subject_id = $7)
  and ($8::uuid is null or e.person_id = $8)
  and ($9::uuid is null or e.unit_id = $9)
  and ($10::text is null or lower(f_unaccent(e.action || ' ' || coalesce(e.purpose, '') || ' ' || e.details::text)) like $10)`;

@Injectable()
export class AuditReadingRepository {
  constructor(private readonly database: Database) {}

  /** The newest first; `before` is the number of the last entry that has been seen. */
  async list(
    scope: UnitScope,
    filter: AuditFilter,
    on: string,
    window: { before: number | null; limit: number; offset: number },
  ): Promise<AuditRow[]> {
    return this.database.query<AuditRow>(
      `select ${ROW} from (
         select * from audit_entries e where ${WHERE} and ($11::bigint is null or e.seq < $11)
         order by e.seq desc limit $12 offset $13) e ${NAMES}
       order by e.seq desc`,
      [...parameters(scope, filter, on), window.before, window.limit, window.offset],
    );
  }

  async count(scope: UnitScope, filter: AuditFilter, on: string): Promise<number> {
    const row = await this.database.one<{ total: number }>(
      `select count(*) as total from audit_entries e where ${WHERE}`,
      parameters(scope, filter, on),
    );
    return row?.total ?? 0;
  }

  async listActions(): Promise<string[]> {
    const rows = await this.database.query<{ action: string }>(`select distinct action from audit_entries order by 1`);
    return rows.map(({ action }) => action);
  }
}

function parameters(scope: UnitScope, filter: AuditFilter, on: string): unknown[] {
  const { from, to, action, actorPersonId, subjectId, personId, unitId, q } = filter;
  return [scopeParameter(scope), on, from, to, action, actorPersonId, subjectId, personId, unitId, soughtPattern(q)];
}

/** Without diacritics and case, as the text it is compared with. */
function soughtPattern(q: string | null): string | null {
  const words = q
    ?.trim()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase();
  return words ? `%${words.replace(/[\\%_]/gu, '\\$&')}%` : null;
}
