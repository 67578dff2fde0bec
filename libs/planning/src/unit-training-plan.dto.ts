import { CivilDate, Id, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { UNIT_TRAINING_PLAN_STATES, type UnitTrainingPlanState } from './planning.events.js';
import { type UnitPlan } from './unit-training-plan.service.js';

export class PlanCourseDto {
  @Id() courseId!: string;
  @ListOf(() => String, {
    format: 'uuid',
    min: 1,
    max: 2000,
    optional: true,
    says: 'Whom it is for; left out: everyone of the unit and of the units below',
  })
  personIds?: string[];
}

export class ApproveUnitPlanDto {
  @Text({ max: 60, says: 'Number and symbol of the decision, e.g. 12/QĐ-CCKL' }) decisionNumber!: string;
}

export class PlannedCourseDto {
  @Id() courseId!: string;
  @Text() title!: string;
  @Whole() people!: number;
}

export class UncoveredPersonDto {
  @Id() personId!: string;
  @Text() fullName!: string;
}

export class UnitTrainingPlanDto {
  @Id() id!: string;
  @Id() unitId!: string;
  @Text() unitName!: string;
  @Whole() year!: number;
  @OneOf(UNIT_TRAINING_PLAN_STATES) state!: UnitTrainingPlanState;
  @Text({ nullable: true }) decisionNumber!: string | null;
  @CivilDate({ nullable: true }) approvedOn!: string | null;
  @Whole() people!: number;
  @Whole({ says: 'People with at least one planned course' }) covered!: number;
  @ListOf(() => PlannedCourseDto) courses!: readonly PlannedCourseDto[];
  @ListOf(() => UncoveredPersonDto, { max: 500 }) uncovered!: readonly UncoveredPersonDto[];
}

export class FoundUnitTrainingPlanDto {
  @Nested(() => UnitTrainingPlanDto, { nullable: true }) plan!: UnitTrainingPlanDto | null;
}

export function toFoundUnitTrainingPlanDto(found: UnitPlan | null): FoundUnitTrainingPlanDto {
  return { plan: found && { ...found.plan, courses: found.courses, uncovered: found.uncovered } };
}
