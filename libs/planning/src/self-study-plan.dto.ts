import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { SELF_STUDY_PLAN_STATES, type SelfStudyPlanState } from './planning.events.js';
import { type PlanWithItems } from './self-study-plan.service.js';
import { type PlanItemRow, type PlanRow } from './self-study-plan.repository.js';

export const PLAN_ITEM_KINDS = ['course', 'hours'] as const;
export type PlanItemKind = (typeof PLAN_ITEM_KINDS)[number];

export class PlanItemInputDto {
  @OneOf(PLAN_ITEM_KINDS, { says: 'course: that course is finished; hours: any credited learning of that length' })
  kind!: PlanItemKind;
  @Text({ max: 300 }) title!: string;
  @Id({ nullable: true, says: 'For kind course' }) courseId!: string | null;
  @Whole({ min: 1, max: 400, says: 'Half periods (1 tiết = 2)' }) plannedHalfPeriods!: number;
  @CivilDate({ says: 'A day of the plan’s year' }) dueOn!: string;
}

export class SavePlanDto {
  @ListOf(() => PlanItemInputDto, { max: 50 }) items!: PlanItemInputDto[];
  @Flag({ says: 'The lifelong-learning commitment is made' }) commitmentAccepted!: boolean;
}

export class PlanItemDto extends PlanItemInputDto {
  @Id() id!: string;
  @Whole() position!: number;
  @Whole({ says: 'What the record shows of it, at most what was planned' }) keptHalfPeriods!: number;
}

export class PlanDto {
  @Id() id!: string;
  @Id() personId!: string;
  @Text() fullName!: string;
  @Id() unitId!: string;
  @Text() unitName!: string;
  @Whole() year!: number;
  @OneOf(SELF_STUDY_PLAN_STATES) state!: SelfStudyPlanState;
  @Instant({ nullable: true }) commitmentAcceptedAt!: Date | null;
  @Instant({ nullable: true }) submittedAt!: Date | null;
  @Instant({ nullable: true }) decidedAt!: Date | null;
  @CivilDate({ nullable: true }) approvedOn!: string | null;
  @Text({ nullable: true, max: 2000 }) returnReason!: string | null;
  @Whole() plannedHalfPeriods!: number;
  @Whole({ says: 'How many items' }) itemCount!: number;
}

export class PlanWithItemsDto extends PlanDto {
  @ListOf(() => PlanItemDto) items!: PlanItemDto[];
}

export class OwnPlanDto {
  @Nested(() => PlanWithItemsDto, { nullable: true, says: 'null when nothing has been written for that year' })
  plan!: PlanWithItemsDto | null;
}

export class PlansQueryDto extends PageQuery {
  @Whole({ min: 2000, max: 2100 }) year!: number;
  @OneOf(SELF_STUDY_PLAN_STATES, { optional: true }) state?: SelfStudyPlanState;
}

export class DecidePlanDto {
  @OneOf(['approve', 'return']) decision!: 'approve' | 'return';
  @Text({ min: 5, max: 2000, optional: true, says: 'Needed when the plan is returned' }) reason?: string;
}

export function toPlanDto({ items, ...row }: PlanRow): PlanDto {
  return { ...row, itemCount: items };
}

function toPlanItemDto(row: PlanItemRow): PlanItemDto {
  return row;
}

export function toPlanWithItemsDto({ plan, items }: PlanWithItems): PlanWithItemsDto {
  return { ...toPlanDto(plan), items: items.map(toPlanItemDto) };
}
