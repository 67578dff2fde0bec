import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { type CourseRow, type LessonRow } from './course-reading.repository.js';
import { nextLessonOf, sentenceFor, standingOf } from './course-standing.rules.js';
import { LESSON_KINDS, type LessonKind } from './courses.events.js';

export const LESSON_STATES = ['open', 'started', 'finished'] as const;

export class SentenceDto {
  @Text({ max: 2000 }) vi!: string;
  @Text({ max: 2000 }) en!: string;
}

export class LessonStandingDto {
  @Id() id!: string;
  @Whole({ min: 1 }) position!: number;
  @OneOf(LESSON_KINDS) kind!: LessonKind;
  @Text() title!: string;
  @Whole() minutes!: number;
  @OneOf(LESSON_STATES) state!: (typeof LESSON_STATES)[number];
  @Whole({ nullable: true, says: 'Quizzes: the best submitted attempt' }) bestPercent!: number | null;
  @Whole({ nullable: true, says: 'Quizzes: what is needed' }) passPercent!: number | null;
  @Whole({ nullable: true, says: 'Quizzes: attempts that may still be started' }) attemptsLeft!: number | null;
  @Whole({ nullable: true, says: 'Videos: share watched so far' }) watchedPercent!: number | null;
}

export class EnrolmentStandingDto {
  @Id() id!: string;
  @OneOf(['active', 'completed']) state!: 'active' | 'completed';
  @Instant() enrolledAt!: Date;
  @Instant({ nullable: true }) completedAt!: Date | null;
  @Whole() finishedLessons!: number;
  @Id({ nullable: true, says: 'Where "continue" leads' }) nextLessonId!: string | null;
  @Nested(() => SentenceDto, { nullable: true, says: 'Why the course is not complete yet; null when it is' })
  whyNotComplete!: SentenceDto | null;
}

export class CoursePageDto {
  @Id() id!: string;
  @Text() slug!: string;
  @Id() versionId!: string;
  @Whole({ min: 1 }) version!: number;
  @Flag({ says: 'There is a later version than the one learned' }) newerVersion!: boolean;
  @Text() title!: string;
  @Text({ max: 5000 }) summary!: string;
  @Text() topic!: string;
  @Text() language!: string;
  @ListOf(() => String) legalBasis!: string[];
  @Whole({ says: 'Half periods (1 tiết = 2)' }) nominalHalfPeriods!: number;
  @Whole() minutes!: number;
  @Instant({ nullable: true }) publishedAt!: Date | null;
  @Id() ownerUnitId!: string;
  @Text({ nullable: true }) ownerUnitName!: string | null;
  @ListOf(() => LessonStandingDto, { max: 500 }) lessons!: LessonStandingDto[];
  @Nested(() => EnrolmentStandingDto, { nullable: true }) enrolment!: EnrolmentStandingDto | null;
}

export function toCoursePage(row: CourseRow): CoursePageDto {
  return {
    id: row.id,
    slug: row.slug,
    versionId: row.versionId,
    version: row.version,
    newerVersion: row.currentVersionId !== null && row.currentVersionId !== row.versionId,
    title: row.title,
    summary: row.summary,
    topic: row.topic,
    language: row.language,
    legalBasis: row.legalBasis,
    nominalHalfPeriods: row.nominalHalfPeriods,
    minutes: row.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    publishedAt: row.publishedAt,
    ownerUnitId: row.ownerUnitId,
    ownerUnitName: row.ownerUnitName,
    lessons: row.lessons.map(toLessonStanding),
    enrolment: toEnrolmentStanding(row),
  };
}

function toLessonStanding(lesson: LessonRow): LessonStandingDto {
  const { bestPercent = null, passPercent = null, attemptsLeft = null, watchedPercent = null } = standingOf(lesson);
  const { id, position, kind, title, minutes, state } = lesson;
  return {
    id,
    position,
    kind,
    title,
    minutes,
    state: state ?? 'open',
    bestPercent,
    passPercent,
    attemptsLeft,
    watchedPercent,
  };
}

function toEnrolmentStanding(row: CourseRow): EnrolmentStandingDto | null {
  if (row.enrolmentId === null || row.enrolmentState === null || row.enrolledAt === null) return null;
  return {
    id: row.enrolmentId,
    state: row.enrolmentState,
    enrolledAt: row.enrolledAt,
    completedAt: row.completedAt,
    finishedLessons: row.lessons.filter((lesson) => lesson.state === 'finished').length,
    nextLessonId: nextLessonOf(row.lessons, row.lastLessonId),
    whyNotComplete: sentenceFor(row.lessons),
  };
}
