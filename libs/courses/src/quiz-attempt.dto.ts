import { Decimal, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { QUESTION_KINDS, type QuestionKind } from './quiz.rules.js';

export class SentAnswerDto {
  @Id() questionId!: string;
  @Whole({ min: 1, says: 'Counts up with every change of this answer; an older one never replaces a newer one' })
  revision!: number;
  @ListOf(() => String, { format: 'uuid', optional: true, max: 50, says: 'single, multiple: the chosen options' })
  optionIds?: string[];
  @Flag({ optional: true, says: 'true_false' }) value?: boolean;
  @Text({ min: 0, max: 100, optional: true, says: 'numeric: as typed, "2,5" and "1.000" are understood' })
  text?: string;
}

export class SendAnswersDto {
  @ListOf(() => SentAnswerDto, { max: 500 }) answers!: SentAnswerDto[];
}

export class AnswersSavedDto {
  @ListOf(() => SentAnswerDto, { max: 500, says: 'All answers as the server holds them now' })
  answers!: SentAnswerDto[];
}

export class AttemptOptionDto {
  @Id() id!: string;
  @Text({ max: 2000 }) text!: string;
}

export class AnswerKeyDto {
  @ListOf(() => String, { format: 'uuid' }) correctOptionIds!: string[];
  @Flag({ nullable: true }) value!: boolean | null;
  @Decimal({ min: -1e15, max: 1e15, nullable: true }) number!: number | null;
  @Decimal({ max: 1e15, nullable: true }) tolerance!: number | null;
  @Text({ max: 5000 }) explanation!: string;
  @Whole({ max: 100, says: 'Points for this question, of 100' }) points!: number;
}

export class AttemptQuestionDto {
  @Id() id!: string;
  @OneOf(QUESTION_KINDS) kind!: QuestionKind;
  @Text({ max: 5000 }) prompt!: string;
  @Text({ nullable: true, says: 'numeric: the unit of the answer' }) unit!: string | null;
  @ListOf(() => AttemptOptionDto) options!: AttemptOptionDto[];
  @Nested(() => SentAnswerDto, { nullable: true }) given!: SentAnswerDto | null;
  @Nested(() => AnswerKeyDto, { nullable: true, says: 'Null until the attempt is submitted' })
  key!: AnswerKeyDto | null;
}

export class AttemptDto {
  @Id() id!: string;
  @Id() enrolmentId!: string;
  @Id() lessonId!: string;
  @Whole({ min: 1 }) number!: number;
  @Instant() startedAt!: Date;
  @Instant({ nullable: true }) submittedAt!: Date | null;
  @Whole({ nullable: true, max: 100 }) scorePercent!: number | null;
  @Flag({ nullable: true }) passed!: boolean | null;
  @Whole({ max: 100 }) passPercent!: number;
  @Whole({ says: 'Attempts that may still be started' }) attemptsLeft!: number;
  @ListOf(() => AttemptQuestionDto, { max: 500 }) questions!: AttemptQuestionDto[];
}

export class AttemptSubmittedDto extends AttemptDto {
  @Flag({ says: 'This submission finished the last lesson of the course' }) courseCompleted!: boolean;
}
