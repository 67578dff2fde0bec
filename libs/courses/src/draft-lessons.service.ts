import { Injectable } from '@nestjs/common';
import { ResourceFiles } from '#library';
import { newId, type Actor } from '#platform';
import { toQuestionText } from './authoring-view.rules.js';
import { type AddLessonDto, type EditLessonDto, type SetQuestionsDto } from './authoring.dto.js';
import { CourseContentRepository, type AuthoredLesson } from './course-content.repository.js';
import { toQuestionRows } from './course-content.rules.js';
import { CourseTrail, fieldsIn } from './course-trail.service.js';
import { CoursesErrors } from './courses.errors.js';
import { DraftContent } from './draft-content.service.js';
import { freeSlug, slugOf } from './slug.rules.js';

const SETTINGS = ['passPercent', 'maxAttempts', 'draw'] as const;

/** Lessons of a draft: added, changed, put in order, removed. */
@Injectable()
export class DraftLessons {
  constructor(
    private readonly drafts: DraftContent,
    private readonly content: CourseContentRepository,
    private readonly files: ResourceFiles,
    private readonly trail: CourseTrail,
  ) {}

  async add(actor: Actor, courseId: string, { kind, title }: AddLessonDto): Promise<string> {
    return this.drafts.changeDraft(actor, courseId, async (courseVersionId) => {
      const lessons = await this.content.listLessons(courseVersionId);
      const id = newId();
      const slug = freeSlug(
        slugOf(title),
        lessons.map((lesson) => lesson.slug),
      );
      const empty = { bodyMarkdown: '', resourceVersionId: null, minutes: 10, settings: {} };
      await this.content.insertLessons([
        { id, courseVersionId, position: lessons.length + 1, slug, kind, title, ...empty },
      ]);
      await this.trail.record(actor, 'lesson-added', courseId, { lessonId: id, kind, title });
      return id;
    });
  }

  /** @throws courses.draft-changed when somebody has edited the lesson since the revision was read */
  async edit(actor: Actor, courseId: string, lessonId: string, edit: EditLessonDto): Promise<void> {
    const resourceVersionId = await this.versionOf(actor, edit.resourceId);
    await this.drafts.changeDraft(actor, courseId, async (versionId) => {
      const lesson = await this.getLesson(versionId, lessonId);
      const { title, bodyMarkdown, minutes } = edit;
      const edited = await this.content.updateLesson(lessonId, {
        revision: edit.revision,
        raises: !choosesFileAlone(edit),
        ...(title !== undefined && { title }),
        ...(bodyMarkdown !== undefined && { bodyMarkdown }),
        ...(minutes !== undefined && { minutes }),
        ...(resourceVersionId !== undefined && { resourceVersionId }),
        settings: settingsAfter(lesson, edit),
      });
      if (!edited) throw CoursesErrors.draftChanged();
      const { revision: _, ...fields } = edit;
      await this.trail.record(actor, 'lesson-edited', courseId, { lessonId, fields: fieldsIn(fields) });
    });
  }

  async remove(actor: Actor, courseId: string, lessonId: string): Promise<void> {
    await this.drafts.changeDraft(actor, courseId, async (versionId) => {
      if (!(await this.content.deleteLesson(versionId, lessonId))) throw CoursesErrors.lessonNotFound(lessonId);
      const left = await this.content.listLessons(versionId);
      await this.content.placeLessons(
        versionId,
        left.map((lesson) => lesson.id),
      );
      await this.trail.record(actor, 'lesson-removed', courseId, { lessonId });
    });
  }

  /** @throws courses.order-misfits when somebody has added or removed a lesson meanwhile */
  async order(actor: Actor, courseId: string, lessonIds: readonly string[]): Promise<void> {
    await this.drafts.changeDraft(actor, courseId, async (versionId) => {
      const present = (await this.content.listLessons(versionId)).map((lesson) => lesson.id);
      if ([...present].sort().join() !== [...lessonIds].sort().join()) throw CoursesErrors.orderMisfits();
      await this.content.placeLessons(versionId, lessonIds);
      await this.trail.record(actor, 'lessons-ordered', courseId, {
        before: { order: present },
        after: { order: lessonIds },
      });
    });
  }

  /** @throws courses.draft-changed when somebody has set the questions since the revision was read */
  async setQuestions(
    actor: Actor,
    courseId: string,
    lessonId: string,
    { revision, questions }: SetQuestionsDto,
  ): Promise<void> {
    await this.drafts.changeDraft(actor, courseId, async (versionId) => {
      const lesson = await this.getLesson(versionId, lessonId);
      if (lesson.kind !== 'quiz') throw CoursesErrors.noQuiz(lessonId);
      if (!(await this.content.raiseQuestionsRevision(lessonId, revision))) throw CoursesErrors.draftChanged();
      await this.content.deleteQuestions(lessonId);
      await this.content.insertQuestions(toQuestionRows(lessonId, questions.map(toQuestionText)));
      await this.trail.record(actor, 'questions-set', courseId, { lessonId, questions: questions.length });
    });
  }

  /** The version that stands behind the resource now; undefined leaves the lesson's file as it is. */
  private async versionOf(actor: Actor, resourceId: string | null | undefined): Promise<string | null | undefined> {
    return typeof resourceId === 'string' ? this.files.openable(actor, resourceId, null) : resourceId;
  }

  private async getLesson(versionId: string, lessonId: string): Promise<AuthoredLesson> {
    const lesson = (await this.content.listLessons(versionId)).find((candidate) => candidate.id === lessonId);
    if (!lesson) throw CoursesErrors.lessonNotFound(lessonId);
    return lesson;
  }
}

/** The file is chosen beside the text, which may be half written in the same window. */
function choosesFileAlone(edit: EditLessonDto): boolean {
  const { revision: _revision, resourceId: _resourceId, ...text } = edit;
  return Object.values(text).every((value) => value === undefined);
}

function settingsAfter(lesson: AuthoredLesson, edit: EditLessonDto): Record<string, unknown> {
  const changed = SETTINGS.filter((name) => edit[name] !== undefined).map((name) => [name, edit[name]] as const);
  return { ...lesson.settings, ...Object.fromEntries(changed) };
}
