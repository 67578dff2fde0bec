import { TOPICS, type Topic } from '#library';
import { Decimal, Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, pageOf, Text, Whole } from '#platform';
import { COURSE_FAULTS, type CourseFaultCode } from './course-faults.rules.js';
import { LESSON_KINDS, type LessonKind } from './courses.events.js';
import { QUESTION_KINDS, type QuestionKind } from './quiz.rules.js';

const LANGUAGES = ['vi', 'en'] as const;
const GREATEST_NUMBER = 1e12;

export class AuthoredCoursesQuery extends PageQuery {
  @OneOf(['draft', 'published'], { optional: true }) state?: 'draft' | 'published';
}

export class AuthoredCourseCardDto {
  @Id() id!: string;
  @Text() slug!: string;
  @Text() title!: string;
  @Text() topic!: string;
  @Id() ownerUnitId!: string;
  @Text({ nullable: true }) ownerUnitName!: string | null;
  @Whole() nominalHalfPeriods!: number;
  @Whole({ nullable: true }) publishedNumber!: number | null;
  @Whole({ nullable: true }) draftNumber!: number | null;
  @Whole() lessons!: number;
  @Whole() enrolled!: number;
  @Whole() completed!: number;
  @Instant() updatedAt!: Date;
}

export class AuthoredCoursePageDto extends pageOf(AuthoredCourseCardDto) {}

export class CreateCourseDto {
  @Text({ max: 200 }) title!: string;
  @OneOf(TOPICS) topic!: Topic;
  @OneOf(LANGUAGES, { optional: true }) language?: (typeof LANGUAGES)[number];
  @Id({ optional: true, says: 'The owning unit; left out, the unit of the author' }) ownerUnitId?: string;
}

export class CourseCreatedDto {
  @Id() id!: string;
}

const REVISION = {
  min: 1,
  says: 'The revision that was edited: when there is another one by now, the edit is refused',
};

export class EditDraftDto {
  @Whole(REVISION) revision!: number;
  @Text({ max: 200, optional: true }) title?: string;
  @Text({ min: 0, max: 2000, optional: true }) summary?: string;
  @OneOf(TOPICS, { optional: true }) topic?: Topic;
  @OneOf(LANGUAGES, { optional: true }) language?: (typeof LANGUAGES)[number];
  @ListOf(() => String, { optional: true, max: 20, maxLength: 300 }) legalBasis?: string[];
  @Whole({ max: 400, optional: true, says: 'Half periods (1 tiết = 2)' }) nominalHalfPeriods?: number;
}

export class AddLessonDto {
  @OneOf(LESSON_KINDS) kind!: LessonKind;
  @Text({ max: 200 }) title!: string;
}

export class LessonAddedDto {
  @Id() id!: string;
}

export class EditLessonDto {
  @Whole(REVISION) revision!: number;
  @Text({ max: 200, optional: true }) title?: string;
  @Text({ min: 0, max: 100_000, optional: true, trim: false, says: 'Markdown; HTML is shown as text' })
  bodyMarkdown?: string;
  @Id({
    optional: true,
    nullable: true,
    says: 'The lesson shows the current version of this resource, from now on always that one',
  })
  resourceId?: string | null;
  @Whole({ max: 600, optional: true }) minutes?: number;
  @Whole({ min: 1, max: 100, optional: true }) passPercent?: number;
  @Whole({ min: 1, max: 10, optional: true }) maxAttempts?: number;
  @Whole({ min: 1, max: 500, optional: true, nullable: true, says: 'Questions that an attempt draws; null for all' })
  draw?: number | null;
}

export class OrderLessonsDto {
  @ListOf(() => String, { format: 'uuid', max: 500 }) lessonIds!: string[];
}

export class AuthoredOptionDto {
  @Text({ min: 0, max: 1000 }) text!: string;
  @Flag() correct!: boolean;
}

export class AuthoredQuestionDto {
  @OneOf(QUESTION_KINDS) kind!: QuestionKind;
  @Text({ min: 0, max: 3000 }) prompt!: string;
  @Text({ min: 0, max: 3000 }) explanation!: string;
  @ListOf(() => AuthoredOptionDto, { max: 12 }) options!: AuthoredOptionDto[];
  @Flag({ optional: true, says: 'true_false: what is right' }) value?: boolean;
  @Decimal({ min: -GREATEST_NUMBER, max: GREATEST_NUMBER, optional: true, says: 'numeric: the right number' })
  number?: number;
  @Decimal({ max: GREATEST_NUMBER, optional: true }) tolerance?: number;
  @Text({ min: 0, max: 40, optional: true }) unit?: string;
}

export class SetQuestionsDto {
  @Whole(REVISION) revision!: number;
  @ListOf(() => AuthoredQuestionDto, { max: 300 }) questions!: AuthoredQuestionDto[];
}

export class AuthoredResourceDto {
  @Id() id!: string;
  @Text() title!: string;
  @Text() fileName!: string;
  @Text() mediaType!: string;
  @Whole() version!: number;
  @Flag({ says: 'The resource has been replaced since; the lesson still shows its version' }) newer!: boolean;
}

export class AuthoredLessonDto {
  @Id() id!: string;
  @Whole({ min: 1, says: 'Raised by each edit of the lesson' }) revision!: number;
  @Whole({ min: 1, says: 'Raised each time that the questions are set' }) questionsRevision!: number;
  @Whole({ min: 1 }) position!: number;
  @OneOf(LESSON_KINDS) kind!: LessonKind;
  @Text() title!: string;
  @Text({ min: 0, max: 100_000 }) bodyMarkdown!: string;
  @Whole() minutes!: number;
  @Nested(() => AuthoredResourceDto, { nullable: true }) resource!: AuthoredResourceDto | null;
  @Whole({ max: 100 }) passPercent!: number;
  @Whole() maxAttempts!: number;
  @Whole({ nullable: true }) draw!: number | null;
  @Whole({ nullable: true, says: 'Length of the film, measured from the file' }) durationSeconds!: number | null;
  @ListOf(() => AuthoredQuestionDto, { max: 300 }) questions!: AuthoredQuestionDto[];
}

export class CourseVersionDto {
  @Whole({ min: 1, says: 'Raised by each edit of the description' }) revision!: number;
  @Id() id!: string;
  @Whole({ min: 1 }) number!: number;
  @OneOf(['draft', 'published', 'retired']) state!: 'draft' | 'published' | 'retired';
  @Text() title!: string;
  @Text({ min: 0, max: 2000 }) summary!: string;
  @Text() topic!: string;
  @Text() language!: string;
  @ListOf(() => String) legalBasis!: string[];
  @Whole() nominalHalfPeriods!: number;
  @Instant({ nullable: true }) publishedAt!: Date | null;
  @Instant() updatedAt!: Date;
  @Whole() enrolled!: number;
  @Whole() completed!: number;
}

export class AuthoredCourseDto {
  @Id() id!: string;
  @Text() slug!: string;
  @Id() ownerUnitId!: string;
  @Text({ nullable: true }) ownerUnitName!: string | null;
  @Whole({ says: 'Number of the version whose lessons follow: the draft, else the published one' })
  shown!: number;
  @ListOf(() => CourseVersionDto) versions!: CourseVersionDto[];
  @ListOf(() => AuthoredLessonDto, { max: 500 }) lessons!: AuthoredLessonDto[];
}

export class CourseFaultDto {
  @OneOf(COURSE_FAULTS) code!: CourseFaultCode;
  @Id({ optional: true }) lessonId?: string;
  @Whole({ min: 1, optional: true, says: 'Question, counted from 1' }) question?: number;
}

export class CourseFaultsDto {
  @ListOf(() => CourseFaultDto, { max: 5000 }) faults!: CourseFaultDto[];
}
