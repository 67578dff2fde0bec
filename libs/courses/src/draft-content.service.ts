import { Injectable } from '@nestjs/common';
import { Database, newId, type Actor } from '#platform';
import { AuthorScope } from './author-scope.service.js';
import { viewLesson } from './authoring-view.rules.js';
import { type AuthoredLessonDto } from './authoring.dto.js';
import { AuthoringRepository } from './authoring.repository.js';
import { CourseContentRepository } from './course-content.repository.js';
import { toQuestionRows } from './course-content.rules.js';
import { CoursesErrors, refuse } from './courses.errors.js';
import { QuizQuestionsRepository } from './quiz-questions.repository.js';

/** The way into a draft: within the author's units, locked, and refused once it is published. */
@Injectable()
export class DraftContent {
  constructor(
    private readonly authoring: AuthoringRepository,
    private readonly content: CourseContentRepository,
    private readonly questions: QuizQuestionsRepository,
    private readonly scope: AuthorScope,
    private readonly database: Database,
  ) {}

  async changeDraft<T>(actor: Actor, courseId: string, change: (versionId: string) => Promise<T>): Promise<T> {
    const scope = await this.scope.of(actor);
    return this.database
      .transaction(async () => {
        const versionId = await this.authoring.lockDraft(scope, courseId);
        if (versionId === null) {
          throw (await this.authoring.find(scope, courseId))
            ? CoursesErrors.noDraft(courseId)
            : CoursesErrors.courseNotFound(courseId);
        }
        return change(versionId);
      })
      .catch(refuse);
  }

  async view(versionId: string): Promise<AuthoredLessonDto[]> {
    const lessons = await this.content.listLessons(versionId);
    const questions = await this.questions.list(lessons.map((lesson) => lesson.id));
    return lessons.map((lesson) => viewLesson(lesson, questions));
  }

  /** Every lesson with its questions once more, under new ids. */
  async copy(fromVersionId: string, toVersionId: string): Promise<void> {
    const lessons = await this.content.listLessons(fromVersionId);
    const questions = await this.questions.list(lessons.map((lesson) => lesson.id));
    const copies = lessons.map((lesson) => ({ ...lesson, id: newId(), courseVersionId: toVersionId }));
    await this.content.insertLessons(copies);
    for (const [index, lesson] of lessons.entries()) {
      const texts = questions
        .filter((question) => question.lessonId === lesson.id)
        .map(({ numeric, ...question }) => ({ ...question, ...(numeric && { ...numeric }) }));
      if (texts.length > 0) await this.content.insertQuestions(toQuestionRows(copies[index]?.id ?? '', texts));
    }
  }

  async clear(versionId: string): Promise<void> {
    await this.content.deleteLessons(versionId);
  }
}
