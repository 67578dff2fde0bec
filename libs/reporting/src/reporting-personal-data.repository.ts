import { ERASED_TEXT, type PersonalDataCategory } from '#identity';

const ACCOUNT = `(select a.id from accounts a where a.person_id = $1)`;

export const REPORTING_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'reporting.exports',
    basis: 'security',
    retention: 'log',
    fate: 'reduced',
    tables: ['exports'],
    rows: `select x.created_at as at, x.file_name as what, x.format, x.state, x.filter, x.total_rows as "totalRows"
           from exports x where x.requested_by = ${ACCOUNT}`,
    // Exports of anybody that were made by looking for this very person bear the name in their filter.
    erase: [
      `update exports set requested_by_name = '${ERASED_TEXT}' where requested_by = ${ACCOUNT}`,
      `update exports x set filter = jsonb_set(x.filter, '{q}', 'null') from people p
       where p.id = $1 and length(x.filter ->> 'q') > 2
         and p.search_text like '%' || replace(replace(lower(f_unaccent(x.filter ->> 'q')), '%', ''), '_', '') || '%'`,
    ],
  },
];
