import { type PersonalDataCategory } from '#identity';

export const SCORING_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'scoring.facts',
    basis: 'emulation',
    retention: 'learning',
    fate: 'kept',
    tables: ['person_score_facts', 'stale_people'],
    rows: `select null::timestamptz as at, p.name as what, to_jsonb(f) - 'period_id' - 'person_id' as facts
           from person_score_facts f join scoring_periods p on p.id = f.period_id where f.person_id = $1`,
  },
];
