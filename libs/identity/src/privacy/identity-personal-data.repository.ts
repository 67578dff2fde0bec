import { ERASED_NAME, type PersonalDataCategory } from './personal-data.rules.js';

const IMPORT_ROW_NAMES = `(strpos(lower(r.cells::text || r.given::text || r.changes::text || r.title), lower(p.full_name)) > 0
  or (p.staff_code is not null and strpos(r.cells::text || r.given::text || r.key, p.staff_code) > 0))`;

const ACCOUNT = `(select a.id from accounts a where a.person_id = $1)`;

/** What identity itself holds. The last to be erased: other domains still find the account by its person. */
export const IDENTITY_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'identity.sessions',
    basis: 'security',
    retention: 'log',
    fate: 'destroyed',
    tables: ['sessions'],
    rows: `select s.created_at as at, coalesce(s.user_agent, '') as what, s.last_seen_at as "lastSeenAt",
                  s.expires_at as "expiresAt", s.revoked_at as "revokedAt"
           from sessions s where s.account_id = ${ACCOUNT}`,
    erase: [`delete from sessions where account_id = ${ACCOUNT}`],
  },
  {
    code: 'identity.roles',
    basis: 'state-agency',
    retention: 'while-employed',
    fate: 'destroyed',
    tables: ['role_grants'],
    rows: `select g.created_at as at, g.role as what, g.unit_id as "unitId", lower(g.valid) as "from", upper(g.valid) as "to",
                  g.delegation_reason as "delegationReason", g.delegation_document as "delegationDocument"
           from role_grants g where g.account_id = ${ACCOUNT}
              or g.delegated_from in (select s.id from role_grants s where s.account_id = ${ACCOUNT})`,
    erase: [`delete from role_grants where account_id = ${ACCOUNT}`],
  },
  {
    // What was decided about a right stays; whose it was is gone with the name, as everywhere.
    code: 'identity.access-reviews',
    basis: 'security',
    retention: 'log',
    fate: 'reduced',
    tables: ['access_reviews', 'access_review_items'],
    rows: `select i.decided_at as at, i.role as what, i.outcome, i.unit_id as "unitId", r.opened_on as "openedOn"
           from access_review_items i join access_reviews r on r.id = i.review_id where i.person_id = $1`,
    erase: [`update access_review_items set last_sign_in_at = null where person_id = $1`],
  },
  {
    code: 'identity.service-tokens',
    basis: 'security',
    retention: 'log',
    fate: 'kept',
    tables: ['service_tokens'],
    rows: `select t.created_at as at, t.name as what, t.expires_at as "expiresAt" from service_tokens t
           where t.created_by = ${ACCOUNT}`,
  },
  {
    // Secrets and hashes are not handed out, not even to their owner: when they were set up is what there is to know.
    code: 'identity.second-factor',
    basis: 'security',
    retention: 'while-employed',
    fate: 'destroyed',
    tables: ['second_factors', 'recovery_codes', 'password_links'],
    rows: `select f.confirmed_at as at, 'totp' as what,
                  (select count(*) from recovery_codes c where c.account_id = f.account_id and c.used_at is null) as "codesLeft"
           from second_factors f where f.account_id = ${ACCOUNT}
           union all
           select l.issued_at, 'password-link', null from password_links l where l.account_id = ${ACCOUNT}`,
    erase: [
      `delete from password_links where account_id = ${ACCOUNT}`,
      `delete from second_factors where account_id = ${ACCOUNT}`,
    ],
  },
  {
    code: 'identity.single-sign-on',
    basis: 'security',
    retention: 'while-employed',
    fate: 'destroyed',
    tables: ['account_identities'],
    rows: `select i.linked_at as at, i.provider as what, i.issuer, i.subject, i.last_used_at as "lastUsedAt"
           from account_identities i where i.account_id = ${ACCOUNT}`,
    erase: [`delete from account_identities where account_id = ${ACCOUNT}`],
  },
  {
    code: 'identity.imports',
    basis: 'state-agency',
    retention: 'log',
    fate: 'destroyed',
    tables: ['imports', 'import_rows'],
    rows: `select i.created_at as at, concat(i.file_name, ', ', r.row_number) as what, r.title, r.cells, r.outcome
           from import_rows r join imports i on i.id = r.import_id join people p on p.id = $1
           where ${IMPORT_ROW_NAMES}`,
    // The files of others bear the person too: found by the name and the staff code, as they stand in the cells.
    erase: [
      `update import_rows r set cells = '{}', given = '{}', changes = '[]', facts = '{}', undo = null, ground = null,
              title = '${ERASED_NAME}', key = r.import_id::text || r.row_number, group_key = r.import_id::text || r.row_number
       from people p where p.id = $1 and ${IMPORT_ROW_NAMES}`,
      `update imports set created_by_name = '${ERASED_NAME}', actor = jsonb_set(actor, '{name}', '"${ERASED_NAME}"')
       where actor ->> 'personId' = $1::text`,
    ],
  },
  {
    code: 'identity.service-ends',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['service_ends'],
    rows: `select e.recorded_at as at, coalesce(e.decision_number, '') as what, e.ends_on as "endsOn"
           from service_ends e where e.person_id = $1`,
  },
  {
    code: 'identity.merges',
    basis: 'state-agency',
    retention: 'while-employed',
    fate: 'reduced',
    tables: ['person_merges', 'person_distinctions'],
    rows: `select m.merged_at as at, m.merged_id::text as what, m.undone_at as "undoneAt" from person_merges m
           where m.survivor_id = $1 or m.merged_id = $1
           union all
           select d.told_at, d.first_id || ' ' || d.second_id, null from person_distinctions d
           where d.first_id = $1 or d.second_id = $1`,
    erase: [`update person_merges set receipts = '{}' where survivor_id = $1 or merged_id = $1`],
  },
  {
    code: 'identity.account',
    basis: 'employment',
    retention: 'while-employed',
    fate: 'destroyed',
    tables: ['accounts', 'sign_in_attempts'],
    rows: `select a.created_at as at, a.username as what, a.state, a.language, a.last_sign_in_at as "lastSignInAt"
           from accounts a where a.person_id = $1`,
    erase: [
      `delete from sign_in_attempts where key = (select 'username:' || a.username from accounts a where a.person_id = $1)`,
      `delete from accounts where person_id = $1`,
    ],
  },
  {
    code: 'identity.person',
    basis: 'employment',
    retention: 'while-employed',
    fate: 'reduced',
    tables: ['people'],
    rows: `select p.created_at as at, p.full_name as what, p.staff_code as "staffCode", p.birth_date as "birthDate", p.email,
                  p.gender from people p where p.id = $1`,
    erase: [
      `update people set full_name = '${ERASED_NAME}', staff_code = null, birth_date = null, email = null, gender = null,
              personal_number_hash = null, erased_at = now() where id = $1`,
    ],
  },
  {
    code: 'identity.assignments',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['assignments'],
    rows: `select lower(a.valid)::timestamptz as at, concat_ws(' – ', nullif(a.position, ''), v.name) as what, a.kind, a.category,
                  a.decision_number as "decisionNumber", lower(a.valid) as "from", upper(a.valid) as "to",
                  upper(a.recorded) as "supersededAt"
           from assignments a left join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> lower(a.valid)
           where a.person_id = $1`,
  },
  {
    code: 'identity.leaves',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['leaves'],
    rows: `select lower(l.valid)::timestamptz as at, l.kind as what, l.document_number as "documentNumber",
                  lower(l.valid) as "from", upper(l.valid) as "to" from leaves l where l.person_id = $1`,
  },
  {
    code: 'identity.record-openings',
    basis: 'data-protection',
    retention: 'log',
    fate: 'destroyed',
    tables: ['record_openings'],
    rows: `select o.opened_at as at, coalesce(o.reason, '') as what, o.purpose, o.open_until as "openUntil"
           from record_openings o where o.person_id = $1 or o.viewer_account_id = ${ACCOUNT}`,
    erase: [`delete from record_openings where person_id = $1 or viewer_account_id = ${ACCOUNT}`],
  },
  {
    code: 'identity.requests',
    basis: 'data-protection',
    retention: 'log',
    fate: 'reduced',
    tables: ['privacy_requests', 'privacy_request_steps'],
    rows: `select r.received_at as at, r.kind as what, r.state, r.due_on as "dueOn", r.closed_at as "closedAt"
           from privacy_requests r where r.person_id = $1`,
  },
  {
    code: 'identity.trail',
    basis: 'security',
    retention: 'log',
    fate: 'reduced',
    tables: ['audit_entries', 'personal_keys'],
    rows: `select e.occurred_at as at, e.action as what, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.details
           from audit_entries e where e.person_id = $1 or e.actor_person_id = $1`,
  },
];
