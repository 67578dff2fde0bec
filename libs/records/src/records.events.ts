import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { DurableEvent, DurableEventName, type FieldsOf } from '#platform';

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A completion entered the ledger: an accepted judgement of a course fact. Credit in half periods (1 tiết = 2). */
@DurableEventName('records.completion-recorded')
export class CompletionRecorded extends DurableEvent {
  @IsUUID() completionId!: string;
  @IsUUID() personId!: string;
  @IsUUID() courseId!: string;
  @IsUUID() courseVersionId!: string;
  /** The person's unit on the day of completion; absent when the person stood in none. */
  @IsOptional() @IsUUID() unitId?: string;
  @IsInt() year!: number;
  @Matches(CIVIL_DATE) completedOn!: string;
  @IsInt() @Min(0) creditHalfPeriods!: number;

  constructor(fields: FieldsOf<CompletionRecorded>) {
    super(fields);
  }
}

/** A completion no longer counts: a later judgement took the place of the one that accepted it. */
@DurableEventName('records.completion-withdrawn')
export class CompletionWithdrawn extends DurableEvent {
  @IsUUID() personId!: string;
  @Matches(CIVIL_DATE) completedOn!: string;

  constructor(fields: FieldsOf<CompletionWithdrawn>) {
    super(fields);
  }
}

/** Another system reports that somebody finished a course; it enters the ledger like any other fact. */
@DurableEventName('records.learning-fact-submitted')
export class LearningFactSubmitted extends DurableEvent {
  @IsUUID() personId!: string;
  @IsUUID() courseId!: string;
  @IsUUID() courseVersionId!: string;
  @IsISO8601() finishedAt!: string;
  @IsInt() @Min(0) nominalHalfPeriods!: number;
  /** `api:<token>`; together with the key it makes a repeated report the same fact. */
  @IsString() @MaxLength(100) source!: string;
  @IsString() @MaxLength(200) sourceKey!: string;

  constructor(fields: FieldsOf<LearningFactSubmitted>) {
    super(fields);
  }
}
