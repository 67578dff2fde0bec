import { type PersonalDataCategory } from '#identity';

const ACCOUNT = `(select a.id from accounts a where a.person_id = $1)`;

export const LIBRARY_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'library.uses',
    basis: 'state-agency',
    retention: 'behaviour',
    fate: 'reduced',
    tables: ['resource_uses'],
    rows: `select u.last_used_at as at, r.title as what, u.first_used_at as "firstUsedAt", u.opens, u.downloads, u.seconds
           from resource_uses u join resources r on r.id = u.resource_id where u.person_id = $1`,
    // What indicator 2.3 counts by stays: that somebody of another unit has used the resource at all (rule A12).
    erase: [
      `update resource_uses set opens = 0, downloads = least(downloads, 1), last_used_at = first_used_at,
              seconds = case when seconds >= 60 then 60 else 0 end where person_id = $1`,
    ],
  },
  {
    code: 'library.uploads',
    basis: 'state-agency',
    retention: 'content',
    fate: 'destroyed',
    tables: ['file_arrivals'],
    rows: `select f.arrived_at as at, f.file_name as what from file_arrivals f where f.account_id = ${ACCOUNT}`,
    erase: [`delete from file_arrivals where account_id = ${ACCOUNT}`],
  },
  {
    code: 'library.resources',
    basis: 'state-agency',
    retention: 'content',
    fate: 'kept',
    tables: ['resources', 'resource_versions'],
    rows: `select r.created_at as at, r.title as what, r.state, r.published_at as "publishedAt" from resources r
           where r.owner_person_id = $1
              or exists (select from resource_versions v where v.resource_id = r.id and v.created_by = $1)`,
  },
];
