import { CivilDate, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';

export class LearningQuery {
  @Whole({ min: 2000, max: 2100, optional: true, says: 'The calendar year; this one when left out' })
  year?: number;
}

export class CompletionDto {
  @Id() id!: string;
  @Id() courseId!: string;
  @Text() courseTitle!: string;
  @Text() topic!: string;
  @Whole() year!: number;
  @Instant() completedAt!: Date;
  @CivilDate() completedOn!: string;
  @Id({ nullable: true }) unitId!: string | null;
  @Whole({ says: 'Half periods (1 tiết = 2)' }) creditHalfPeriods!: number;
  @Instant() recordedAt!: Date;
}

export class RefusedFactDto {
  @Id() factId!: string;
  @Text() courseTitle!: string;
  @Instant() occurredAt!: Date;
  @Text({ says: 'A stable code, e.g. already-credited' }) reasonCode!: string;
}

export class LearningYearDto {
  @Whole() year!: number;
  @ListOf(() => Number) years!: readonly number[];
  @ListOf(() => CompletionDto, { max: 10_000 }) completions!: readonly CompletionDto[];
  @ListOf(() => RefusedFactDto) refused!: readonly RefusedFactDto[];
  @Whole({ says: 'Sum before the daily and weekly caps, half periods' }) creditHalfPeriods!: number;
}

export class RecordPersonDto {
  @Id() id!: string;
  @Text() fullName!: string;
  @Text({ nullable: true }) position!: string | null;
  @Text({ nullable: true }) unitName!: string | null;
}

export class PersonLearningYearDto extends LearningYearDto {
  @Nested(() => RecordPersonDto) person!: RecordPersonDto;
}

export class SubmittedFactDto {
  @Text({
    max: 200,
    says: 'Unique within the token: a repeated key is the same fact, with other content it is refused',
  })
  sourceKey!: string;
  @Text({ max: 50 }) staffCode!: string;
  @Text({ max: 120 }) courseSlug!: string;
  @Instant() finishedAt!: string;
}

export class SubmitFactsDto {
  @ListOf(() => SubmittedFactDto, { min: 1, max: 1000 }) facts!: SubmittedFactDto[];
}

export const FACT_REFUSALS = [
  'unknown-person',
  'unknown-course',
  'in-the-future',
  'not-in-service',
  'key-already-used',
] as const;

export class RefusedRowDto {
  @Whole({ says: 'Position in the request, from 0' }) row!: number;
  @Text() sourceKey!: string;
  @OneOf(FACT_REFUSALS) reason!: (typeof FACT_REFUSALS)[number];
}

export class SubmittedFactsDto {
  @Whole({ says: 'Stored durably; a repeated key with the same content counts as accepted and changes nothing' })
  accepted!: number;
  @ListOf(() => RefusedRowDto, { max: 1000 }) refused!: RefusedRowDto[];
}
