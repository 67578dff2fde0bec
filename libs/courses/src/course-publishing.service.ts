import { Injectable } from '@nestjs/common';
import { Clock, type Actor } from '#platform';
import { toDraftCourse } from './authoring-view.rules.js';
import { AuthoringRepository } from './authoring.repository.js';
import { CourseContentRepository } from './course-content.repository.js';
import { faultsOf, type CourseFault } from './course-faults.rules.js';
import { CourseTrail } from './course-trail.service.js';
import { CoursesErrors } from './courses.errors.js';
import { DraftContent } from './draft-content.service.js';
import { QuizQuestionsRepository } from './quiz-questions.repository.js';

/** From draft to what people learn. Publishing freezes the version; a change is a new one. */
@Injectable()
export class CoursePublishing {
  constructor(
    private readonly drafts: DraftContent,
    private readonly authoring: AuthoringRepository,
    private readonly content: CourseContentRepository,
    private readonly questions: QuizQuestionsRepository,
    private readonly trail: CourseTrail,
    private readonly clock: Clock,
  ) {}

  async faults(actor: Actor, courseId: string): Promise<CourseFault[]> {
    return this.drafts.changeDraft(actor, courseId, (versionId) => this.faultsOfDraft(courseId, versionId));
  }

  /** @throws courses.not-publishable with all faults at once */
  async publish(actor: Actor, courseId: string): Promise<void> {
    await this.drafts.changeDraft(actor, courseId, async (versionId) => {
      const faults = await this.faultsOfDraft(courseId, versionId);
      if (faults.length > 0) throw CoursesErrors.notPublishable(faults);
      await this.authoring.publish(courseId, versionId, this.clock.now());
      await this.trail.record(actor, 'version-published', courseId, { versionId });
    });
  }

  private async faultsOfDraft(courseId: string, versionId: string): Promise<CourseFault[]> {
    const version = (await this.authoring.listVersions(courseId)).find((candidate) => candidate.id === versionId);
    if (!version) throw CoursesErrors.noDraft(courseId);
    const lessons = await this.content.listLessons(versionId);
    const questions = await this.questions.list(lessons.map((lesson) => lesson.id));
    return faultsOf(toDraftCourse(version, lessons, questions));
  }
}
