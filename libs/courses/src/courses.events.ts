import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { DurableEvent, DurableEventName, type FieldsOf } from '#platform';

export const LESSON_KINDS = ['article', 'file', 'video', 'quiz'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];

/** What shows that a lesson was done: minutes and marks, never keystrokes, camera or place (domain.md §5.1). */
export class LessonEvidence {
  @IsInt() @Min(0) activeSeconds!: number;
  @IsOptional() @IsInt() @Min(0) @Max(100) watchedPercent?: number;
  @IsOptional() @IsUUID() attemptId?: string;
  @IsOptional() @IsInt() @Min(0) @Max(100) scorePercent?: number;
}

@DurableEventName('courses.lesson-finished')
export class LessonFinished extends DurableEvent {
  @IsUUID() personId!: string;
  @IsUUID() enrolmentId!: string;
  @IsUUID() courseId!: string;
  @IsUUID() courseVersionId!: string;
  @IsUUID() lessonId!: string;
  @IsIn(LESSON_KINDS) lessonKind!: LessonKind;
  @IsISO8601() finishedAt!: string;
  @IsObject() @ValidateNested() @Type(() => LessonEvidence) evidence!: LessonEvidence;

  constructor(fields: FieldsOf<LessonFinished>) {
    super(fields);
  }
}

/** The last missing lesson is done. Credit is nominal: in half periods (1 tiết = 2), never seat time (rule A2). */
@DurableEventName('courses.course-finished')
export class CourseFinished extends DurableEvent {
  @IsUUID() personId!: string;
  @IsUUID() enrolmentId!: string;
  @IsUUID() courseId!: string;
  @IsUUID() courseVersionId!: string;
  @IsISO8601() finishedAt!: string;
  @IsInt() @Min(0) nominalHalfPeriods!: number;
  @IsInt() @Min(1) lessons!: number;

  constructor(fields: FieldsOf<CourseFinished>) {
    super(fields);
  }
}
