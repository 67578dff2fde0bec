import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type QuestionRows, type StoredLesson } from './course-content.rules.js';

export interface AuthoredLesson extends StoredLesson {
  readonly revision: number;
  readonly questionsRevision: number;
  readonly resourceId: string | null;
  readonly resourceTitle: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly resourceVersion: number | null;
  /** Films: measured from the file. */
  readonly durationSeconds: number | null;
  /** There is a later version of the resource than the one that the lesson shows. */
  readonly newerResource: boolean;
}

type LessonChange = Partial<
  Pick<StoredLesson, 'title' | 'bodyMarkdown' | 'resourceVersionId' | 'minutes' | 'settings'>
>;

/** A change that started from `revision`, and whether edits that started there too are refused after it. */
export type LessonEdit = LessonChange & { readonly revision: number; readonly raises: boolean };

/** Lessons, questions and options of a version; the database refuses to change those of a published one. */
@Injectable()
export class CourseContentRepository {
  constructor(private readonly database: Database) {}

  async listLessons(versionId: string): Promise<AuthoredLesson[]> {
    return this.database.query<AuthoredLesson>(
      `select l.id, l.revision, l.questions_revision as "questionsRevision", l.course_version_id as "courseVersionId", l.position, l.slug, l.kind, l.title,
              l.body_markdown as "bodyMarkdown", l.resource_version_id as "resourceVersionId", l.minutes, l.settings,
              r.id as "resourceId", r.title as "resourceTitle", v.file_name as "fileName", v.media_type as "mediaType",
              v.number as "resourceVersion", f.duration_seconds as "durationSeconds", coalesce(r.current_version_id <> v.id, false) as "newerResource"
       from lessons l
       left join resource_versions v on v.id = l.resource_version_id
       left join stored_files f on f.id = v.file_id
       left join resources r on r.id = v.resource_id
       where l.course_version_id = $1 order by l.position`,
      [versionId],
    );
  }

  async insertLessons(lessons: readonly StoredLesson[]): Promise<void> {
    await this.database.query(
      `insert into lessons (id, course_version_id, position, slug, kind, title, body_markdown, resource_version_id, minutes, settings)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::int[], $10::jsonb[])`,
      [
        lessons.map((lesson) => lesson.id),
        lessons.map((lesson) => lesson.courseVersionId),
        lessons.map((lesson) => lesson.position),
        lessons.map((lesson) => lesson.slug),
        lessons.map((lesson) => lesson.kind),
        lessons.map((lesson) => lesson.title),
        lessons.map((lesson) => lesson.bodyMarkdown),
        lessons.map((lesson) => lesson.resourceVersionId),
        lessons.map((lesson) => lesson.minutes),
        lessons.map((lesson) => JSON.stringify(lesson.settings)),
      ],
    );
  }

  async insertQuestions({ questions, options }: QuestionRows): Promise<void> {
    await this.database.query(
      `insert into quiz_questions (id, lesson_id, position, kind, prompt, explanation, settings)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::jsonb[])`,
      [
        questions.map((question) => question.id),
        questions.map((question) => question.lessonId),
        questions.map((question) => question.position),
        questions.map((question) => question.kind),
        questions.map((question) => question.prompt),
        questions.map((question) => question.explanation),
        questions.map((question) => JSON.stringify(question.settings)),
      ],
    );
    await this.database.query(
      `insert into quiz_options (id, question_id, position, text, correct)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::boolean[])`,
      [
        options.map((option) => option.id),
        options.map((option) => option.questionId),
        options.map((option) => option.position),
        options.map((option) => option.text),
        options.map((option) => option.correct),
      ],
    );
  }

  async deleteQuestions(lessonId: string): Promise<void> {
    await this.database.query(`delete from quiz_questions where lesson_id = $1`, [lessonId]);
  }

  /** @returns false when the lesson has another revision by now. */
  async raiseQuestionsRevision(lessonId: string, revision: number): Promise<boolean> {
    const raised = await this.database.affected(
      `update lessons set questions_revision = questions_revision + 1 where id = $1 and questions_revision = $2`,
      [lessonId, revision],
    );
    return raised === 1;
  }

  /** @returns false when the lesson has another revision by now. */
  async updateLesson(lessonId: string, { revision, raises, ...change }: LessonEdit): Promise<boolean> {
    const changed = await this.database.affected(
      `update lessons set title = coalesce($3, title), body_markdown = coalesce($4, body_markdown),
              resource_version_id = case when $5::boolean then $6::uuid else resource_version_id end,
              minutes = coalesce($7, minutes), settings = coalesce($8::jsonb, settings), revision = revision + $9
       where id = $1 and revision = $2`,
      [
        lessonId,
        revision,
        change.title ?? null,
        change.bodyMarkdown ?? null,
        change.resourceVersionId !== undefined,
        change.resourceVersionId ?? null,
        change.minutes ?? null,
        change.settings === undefined ? null : JSON.stringify(change.settings),
        raises ? 1 : 0,
      ],
    );
    return changed === 1;
  }

  async deleteLesson(versionId: string, lessonId: string): Promise<boolean> {
    const removed = await this.database.affected(`delete from lessons where course_version_id = $1 and id = $2`, [
      versionId,
      lessonId,
    ]);
    return removed === 1;
  }

  async deleteLessons(versionId: string): Promise<void> {
    await this.database.query(`delete from lessons where course_version_id = $1`, [versionId]);
  }

  /** Gives the lessons the places that they have in the list. */
  async placeLessons(versionId: string, lessonIds: readonly string[]): Promise<void> {
    await this.database.query(
      `update lessons l set position = o.position
       from unnest($2::uuid[]) with ordinality as o (id, position)
       where l.id = o.id and l.course_version_id = $1 and l.position <> o.position`,
      [versionId, lessonIds],
    );
  }

  /** How many courses show each of these resource versions to learners or in a draft. */
  async countCoursesOf(resourceVersionIds: readonly string[]): Promise<{ versionId: string; courses: number }[]> {
    return this.database.query(
      `select l.resource_version_id as "versionId", count(distinct v.course_id)::int as courses
       from lessons l join course_versions v on v.id = l.course_version_id
       where l.resource_version_id = any($1::uuid[]) and v.state <> 'retired'
       group by l.resource_version_id`,
      [resourceVersionIds],
    );
  }
}
