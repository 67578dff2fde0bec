import { ERASED_TEXT, type PersonalDataCategory } from '#identity';

export const AWARDS_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'awards.nominations',
    basis: 'emulation',
    retention: 'award',
    fate: 'reduced',
    tables: ['nominations', 'award_register'],
    rows: `select n.created_at as at, n.title_code as what, n.state, n.grounds, n.reason, n.decided_at as "decidedAt",
                  r.decision_number as "decisionNumber", r.decided_on as "decidedOn", r.signer
           from nominations n left join award_register r on r.nomination_id = n.id where n.person_id = $1`,
    // The decision and its number stay for ever; what was written about the person does not.
    erase: [
      `update nominations set grounds = '${ERASED_TEXT}',
              reason = case when reason is not null then '${ERASED_TEXT}' end where person_id = $1`,
    ],
  },
  {
    code: 'awards.past',
    basis: 'emulation',
    retention: 'award',
    fate: 'kept',
    tables: ['past_awards'],
    rows: `select a.decided_on::timestamptz as at, a.title_code as what, a.decision_number as "decisionNumber", a.signer, a.year
           from current_past_awards a where a.person_id = $1`,
  },
  {
    code: 'awards.decided',
    basis: 'emulation',
    retention: 'award',
    fate: 'kept',
    tables: ['nominations'],
    rows: `select coalesce(n.decided_at, n.created_at) as at, n.title_code as what, n.state from nominations n
           where n.created_by = $1 or n.decided_by = $1`,
  },
];
