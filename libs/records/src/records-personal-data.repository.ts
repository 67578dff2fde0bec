import { type PersonalDataCategory } from '#identity';

export const RECORDS_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'records.completions',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['completions'],
    rows: `select c.completed_at as at, v.title as what, c.year, c.credit_half_periods as "creditHalfPeriods", c.unit_id as "unitId"
           from completions c join course_versions v on v.id = c.course_version_id where c.person_id = $1`,
  },
  {
    code: 'records.facts',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['learning_facts', 'judgements'],
    rows: `select f.occurred_at as at, coalesce(l.title, v.title, f.kind) as what, f.kind, f.source, f.recorded_at as "recordedAt",
                  f.evidence, (select j.verdict from judgements j where j.fact_id = f.id order by j.decided_at desc limit 1) as verdict
           from learning_facts f left join course_versions v on v.id = f.course_version_id
           left join lessons l on l.id = f.lesson_id where f.person_id = $1`,
  },
  {
    code: 'records.decided',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['judgements'],
    rows: `select j.decided_at as at, j.reason_code as what, j.verdict from judgements j where j.decided_by = $1`,
  },
];
