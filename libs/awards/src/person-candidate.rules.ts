/**
 * Over a row `x` of person_score_facts: enough time, regular learning and a kept plan. A proposal to look at, never a
 * verdict (rule A17); the list of candidates and what is shown beside a nomination are this one condition.
 */
export const IS_PERSON_CANDIDATE = `
  x.is_eligible and x.plan_approved_on is not null and x.commitment_on is not null
  and x.credited_half_periods >= x.required_half_periods and x.months_learned >= x.months_required
  and 10 * x.fulfilled_half_periods >= 9 * x.planned_half_periods`;
