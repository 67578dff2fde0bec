import { IsIn, IsInt, IsUUID } from 'class-validator';
import { DurableEvent, DurableEventName, type FieldsOf } from '#platform';

export const SELF_STUDY_PLAN_STATES = ['draft', 'submitted', 'approved', 'returned'] as const;
export type SelfStudyPlanState = (typeof SELF_STUDY_PLAN_STATES)[number];

export const UNIT_TRAINING_PLAN_STATES = ['draft', 'approved'] as const;
export type UnitTrainingPlanState = (typeof UNIT_TRAINING_PLAN_STATES)[number];

/** A person's plan or commitment of a year reached another state, or its approved content changed. */
@DurableEventName('planning.self-study-plan-changed')
export class SelfStudyPlanChanged extends DurableEvent {
  @IsUUID() personId!: string;
  @IsUUID() unitId!: string;
  @IsInt() year!: number;
  @IsIn(SELF_STUDY_PLAN_STATES) state!: SelfStudyPlanState;

  constructor(fields: FieldsOf<SelfStudyPlanChanged>) {
    super(fields);
  }
}

@DurableEventName('planning.unit-training-plan-changed')
export class UnitTrainingPlanChanged extends DurableEvent {
  @IsUUID() unitId!: string;
  @IsInt() year!: number;
  @IsIn(UNIT_TRAINING_PLAN_STATES) state!: UnitTrainingPlanState;

  constructor(fields: FieldsOf<UnitTrainingPlanChanged>) {
    super(fields);
  }
}
