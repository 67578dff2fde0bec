/**
 * Which person counts for which indicator, over a row `f` of person_score_facts. The unit's number and its explanation
 * are both built from these very expressions, so they cannot disagree (architecture.md §4).
 */
export const PERSON_COUNTS = {
  'plans-approved-in-time':
    'f.is_eligible and coalesce(f.plan_approved_on <= f.plan_due_on and f.commitment_on <= f.plan_due_on, false)',
  'regular-learning': 'f.is_eligible and f.months_learned >= f.months_required',
  'covered-by-unit-training-plan': 'f.is_eligible and coalesce(f.training_planned_on <= f.training_plan_due_on, false)',
  'minimum-training-time': 'f.is_eligible and f.credited_half_periods >= f.required_half_periods',
} as const;

/** N and D of plan fulfilment are half periods, not people: what was kept of what was promised (indicator 3.2). */
export const PLAN_FULFILMENT = {
  numerator: 'case when f.is_eligible then least(f.fulfilled_half_periods, f.planned_half_periods) else 0 end',
  denominator: 'case when f.is_eligible then f.planned_half_periods else 0 end',
} as const;

/** Why a person counts or does not, as a stable code; the web app puts it into words. The first that applies is given. */
export const PERSON_REASON = {
  'plans-approved-in-time': `case
    when not f.is_eligible then 'too-few-days'
    when f.plan_approved_on is null then 'plan-not-approved'
    when f.plan_approved_on > f.plan_due_on then 'plan-approved-late'
    when f.commitment_on is null then 'commitment-missing'
    when f.commitment_on > f.plan_due_on then 'commitment-late'
    else 'in-time' end`,
  'plan-fulfilment': `case
    when not f.is_eligible then 'too-few-days'
    when f.plan_approved_on is null then 'plan-not-approved'
    when f.fulfilled_half_periods < f.planned_half_periods then 'plan-partly-kept'
    else 'plan-kept' end`,
  'regular-learning': `case
    when not f.is_eligible then 'too-few-days'
    when f.months_learned < f.months_required then 'too-few-months'
    else 'regular' end`,
  'covered-by-unit-training-plan': `case
    when not f.is_eligible then 'too-few-days'
    when f.training_planned_on is null then 'not-in-training-plan'
    when f.training_planned_on > f.training_plan_due_on then 'training-plan-late'
    else 'covered' end`,
  'minimum-training-time': `case
    when not f.is_eligible then 'too-few-days'
    when f.credited_half_periods < f.required_half_periods then 'too-few-periods'
    else 'enough' end`,
} as const;

/** What one person adds to N and to D. */
export const PERSON_SHARE: Record<keyof typeof PERSON_REASON, { numerator: string; denominator: string }> = {
  'plans-approved-in-time': oneEach(PERSON_COUNTS['plans-approved-in-time']),
  'plan-fulfilment': PLAN_FULFILMENT,
  'regular-learning': oneEach(PERSON_COUNTS['regular-learning']),
  'covered-by-unit-training-plan': oneEach(PERSON_COUNTS['covered-by-unit-training-plan']),
  'minimum-training-time': oneEach(PERSON_COUNTS['minimum-training-time']),
};

function oneEach(counts: string): { numerator: string; denominator: string } {
  return { numerator: `(${counts})::int`, denominator: 'f.is_eligible::int' };
}

export type ExplainedByPeople = keyof typeof PERSON_REASON;

export function isExplainedByPeople(source: string | null): source is ExplainedByPeople {
  return source !== null && source in PERSON_REASON;
}
