import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { LESSON_KINDS, type LessonKind } from './courses.events.js';
import { LessonProgressDto } from './lesson-progress.dto.js';

export class LessonFileDto {
  @Id() resourceVersionId!: string;
  @Id() resourceId!: string;
  @Text() fileName!: string;
  @Text() mediaType!: string;
  @Whole({ max: Number.MAX_SAFE_INTEGER }) sizeBytes!: number;
  @Text({ max: 5000, says: 'Signed address that shows the file; expires' }) url!: string;
  @Text({ max: 5000, says: 'Signed address that saves the file; expires' }) downloadUrl!: string;
  @Text({ max: 5000, nullable: true }) captionsUrl!: string | null;
}

export class AttemptSummaryDto {
  @Id() id!: string;
  @Whole({ min: 1 }) number!: number;
  @Instant() startedAt!: Date;
  @Instant({ nullable: true }) submittedAt!: Date | null;
  @Whole({ nullable: true, max: 100 }) scorePercent!: number | null;
  @Flag({ nullable: true }) passed!: boolean | null;
}

export class LessonQuizDto {
  @Whole({ says: 'Questions an attempt asks' }) questions!: number;
  @Whole({ max: 100 }) passPercent!: number;
  @Whole() maxAttempts!: number;
  @ListOf(() => AttemptSummaryDto) attempts!: AttemptSummaryDto[];
}

export class LessonContentDto {
  @Id() id!: string;
  @OneOf(LESSON_KINDS) kind!: LessonKind;
  @Text() title!: string;
  @Whole() minutes!: number;
  @Text({ max: 200_000, says: 'Markdown without HTML' }) bodyMarkdown!: string;
  @Nested(() => LessonProgressDto) progress!: LessonProgressDto;
  @Nested(() => LessonFileDto, { nullable: true }) file!: LessonFileDto | null;
  @Nested(() => LessonQuizDto, { nullable: true }) quiz!: LessonQuizDto | null;
}
