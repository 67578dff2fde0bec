import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { CourseContentRepository } from './course-content.repository.js';
import { toQuestionRows, type QuestionText } from './course-content.rules.js';
import { type LessonKind } from './courses.events.js';

export interface BulkLesson {
  id: string;
  slug: string;
  kind: LessonKind;
  title: string;
  bodyMarkdown?: string;
  resourceVersionId?: string | null;
  minutes: number;
  /** Quizzes: passPercent, maxAttempts, draw. */
  settings?: Readonly<Record<string, unknown>>;
  questions?: readonly QuestionText[];
}

/** A published course; its lessons stand in their order. */
export interface BulkCourse {
  id: string;
  versionId: string;
  slug: string;
  ownerUnitId: string;
  createdBy: string | null;
  title: string;
  summary: string;
  topic: string;
  language: string;
  legalBasis: readonly string[];
  nominalHalfPeriods: number;
  publishedAt: string;
  lessons: readonly BulkLesson[];
}

export interface BulkEnrolment {
  id: string;
  personId: string;
  courseId: string;
  courseVersionId: string;
  unitId: string | null;
  enrolledAt: string;
  completedAt: string | null;
}

export interface BulkProgress {
  enrolmentId: string;
  lessonId: string;
  startedAt: string;
  finishedAt: string | null;
  activeSeconds: number;
}

const ROWS_A_STATEMENT = 5000;

/** Whole courses and the learning of many people at once, for generated data; publishes no events. */
@Injectable()
export class CoursesBulk {
  constructor(
    private readonly database: Database,
    private readonly content: CourseContentRepository,
  ) {}

  async insertCourses(courses: readonly BulkCourse[]): Promise<void> {
    await this.database.transaction(async () => {
      for (const course of courses) {
        await this.insertDraft(course);
        await this.insertContent(course);
        await this.database.query(
          `update course_versions set state = 'published', published_at = $2, updated_at = $2 where id = $1`,
          [course.versionId, course.publishedAt],
        );
        await this.database.query(`update courses set current_version_id = $2 where id = $1`, [
          course.id,
          course.versionId,
        ]);
      }
    });
  }

  async insertEnrolments(enrolments: readonly BulkEnrolment[]): Promise<void> {
    for (let from = 0; from < enrolments.length; from += ROWS_A_STATEMENT) {
      const rows = enrolments.slice(from, from + ROWS_A_STATEMENT);
      await this.database.query(
        `insert into enrolments (id, person_id, course_id, course_version_id, unit_id, enrolled_at, last_opened_at, completed_at, state)
         select id, person_id, course_id, version_id, unit_id, enrolled_at, coalesce(completed_at, enrolled_at), completed_at,
                case when completed_at is null then 'active' else 'completed' end
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[])
           as t (id, person_id, course_id, version_id, unit_id, enrolled_at, completed_at)`,
        [
          rows.map((row) => row.id),
          rows.map((row) => row.personId),
          rows.map((row) => row.courseId),
          rows.map((row) => row.courseVersionId),
          rows.map((row) => row.unitId),
          rows.map((row) => row.enrolledAt),
          rows.map((row) => row.completedAt),
        ],
      );
    }
  }

  async insertProgress(progress: readonly BulkProgress[]): Promise<void> {
    for (let from = 0; from < progress.length; from += ROWS_A_STATEMENT) {
      const rows = progress.slice(from, from + ROWS_A_STATEMENT);
      await this.database.query(
        `insert into lesson_progress (enrolment_id, lesson_id, started_at, finished_at, last_opened_at, active_seconds, state)
         select enrolment_id, lesson_id, started_at, finished_at, coalesce(finished_at, started_at), active_seconds,
                case when finished_at is null then 'started' else 'finished' end
         from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::int[])
           as t (enrolment_id, lesson_id, started_at, finished_at, active_seconds)`,
        [
          rows.map((row) => row.enrolmentId),
          rows.map((row) => row.lessonId),
          rows.map((row) => row.startedAt),
          rows.map((row) => row.finishedAt),
          rows.map((row) => row.activeSeconds),
        ],
      );
    }
  }

  private async insertDraft(course: BulkCourse): Promise<void> {
    await this.database.query(
      `insert into courses (id, slug, owner_unit_id, created_by, created_at) values ($1, $2, $3, $4, $5)`,
      [course.id, course.slug, course.ownerUnitId, course.createdBy, course.publishedAt],
    );
    await this.database.query(
      `insert into course_versions (id, course_id, number, title, summary, topic, language, legal_basis, nominal_half_periods, created_at)
       values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)`,
      [
        course.versionId,
        course.id,
        course.title.normalize('NFC').trim(),
        course.summary.normalize('NFC').trim(),
        course.topic,
        course.language,
        course.legalBasis,
        course.nominalHalfPeriods,
        course.publishedAt,
      ],
    );
  }

  private async insertContent({ versionId, lessons }: BulkCourse): Promise<void> {
    await this.content.insertLessons(
      lessons.map((lesson, index) => ({
        id: lesson.id,
        courseVersionId: versionId,
        position: index + 1,
        slug: lesson.slug,
        kind: lesson.kind,
        title: lesson.title.normalize('NFC').trim(),
        bodyMarkdown: lesson.bodyMarkdown ?? '',
        resourceVersionId: lesson.resourceVersionId ?? null,
        minutes: lesson.minutes,
        settings: lesson.settings ?? {},
      })),
    );
    for (const { id, questions = [] } of lessons) {
      if (questions.length > 0) await this.content.insertQuestions(toQuestionRows(id, questions));
    }
  }
}
