import { DomainError, refusalByConstraint } from '#platform';

export const PlanningErrors = {
  planNotFound: (id: string) => new DomainError('planning.plan-not-found', 'not-found', { id }),
  unitNotFound: (id: string) => new DomainError('planning.unit-not-found', 'not-found', { id }),
  noHomeUnit: () => new DomainError('planning.no-home-unit', 'conflict'),
  courseUnknown: () => new DomainError('planning.course-unknown', 'invalid'),
  courseTwice: () => new DomainError('planning.course-twice', 'invalid'),
  personUnknown: () => new DomainError('planning.person-unknown', 'invalid'),
  yearOutOfReach: (from: number, to: number) => new DomainError('planning.year-out-of-reach', 'invalid', { from, to }),
  itemDueOutsideYear: (position: number) => new DomainError('planning.item-due-outside-year', 'invalid', { position }),
  planEmpty: () => new DomainError('planning.plan-empty', 'conflict'),
  commitmentMissing: () => new DomainError('planning.commitment-missing', 'conflict'),
  notEditable: (state: string) => new DomainError('planning.plan-not-editable', 'conflict', { state }),
  notSubmitted: () => new DomainError('planning.plan-not-submitted', 'conflict'),
  lendersPlan: () => new DomainError('planning.lenders-plan-not-decidable', 'forbidden'),
  ownPlan: () => new DomainError('planning.own-plan-not-decidable', 'forbidden'),
  reasonMissing: () => new DomainError('planning.return-reason-missing', 'invalid'),
  unitPlanApproved: () => new DomainError('planning.unit-plan-already-approved', 'conflict'),
  unitPlanEmpty: () => new DomainError('planning.unit-plan-empty', 'conflict'),
};

export const refuse = refusalByConstraint({
  self_study_plan_items_course_known: PlanningErrors.courseUnknown,
  self_study_plan_items_course_once: PlanningErrors.courseTwice,
  self_study_plans_not_decided_by_self: PlanningErrors.ownPlan,
  unit_training_plan_entries_course_known: PlanningErrors.courseUnknown,
  unit_training_plan_entries_person_known: PlanningErrors.personUnknown,
});
