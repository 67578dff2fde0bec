import { ERASED_TEXT, type PersonalDataCategory } from '#identity';

export const PLANNING_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'planning.plans',
    basis: 'employment',
    retention: 'learning',
    fate: 'reduced',
    tables: ['self_study_plans', 'self_study_plan_items'],
    rows: `select coalesce(s.submitted_at, s.updated_at) as at, concat(s.year, ': ', i.title) as what, s.state,
                  i.planned_half_periods as "plannedHalfPeriods", i.due_on as "dueOn", s.return_reason as "returnReason",
                  s.commitment_accepted_at as "commitmentAcceptedAt", s.approved_on as "approvedOn"
           from self_study_plans s left join self_study_plan_items i on i.plan_id = s.id where s.person_id = $1`,
    // What was promised in hours is counted; the words in which it was promised, and sent back, are the person's.
    erase: [
      `update self_study_plan_items set title = '${ERASED_TEXT}'
       where plan_id in (select s.id from self_study_plans s where s.person_id = $1)`,
      `update self_study_plans set return_reason = '${ERASED_TEXT}' where person_id = $1 and return_reason is not null`,
    ],
  },
  {
    code: 'planning.decided',
    basis: 'state-agency',
    retention: 'learning',
    fate: 'kept',
    tables: ['self_study_plans', 'unit_training_plans'],
    rows: `select s.decided_at as at, concat(s.year, ': ', s.state) as what from self_study_plans s where s.decided_by = $1
           union all
           select u.approved_on::timestamptz, concat(u.year, ': ', u.decision_number) from unit_training_plans u where u.approved_by = $1`,
  },
  {
    code: 'planning.unit-plans',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['unit_training_plan_entries'],
    rows: `select u.created_at as at, concat(u.year, ': ', v.title) as what, u.state
           from unit_training_plan_entries e join unit_training_plans u on u.id = e.plan_id
           join courses c on c.id = e.course_id left join course_versions v on v.id = c.current_version_id
           where e.person_id = $1`,
  },
];
