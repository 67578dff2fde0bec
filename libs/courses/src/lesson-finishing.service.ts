import { Injectable } from '@nestjs/common';
import { Clock, Events } from '#platform';
import { CourseFinished, LessonFinished, type LessonEvidence } from './courses.events.js';
import { LessonProgressRepository, type LessonPlace } from './lesson-progress.repository.js';

export interface Finished {
  readonly lessonFinished: boolean;
  readonly courseCompleted: boolean;
}

/** The one place where a lesson becomes finished and a course completed, each told exactly once. */
@Injectable()
export class LessonFinishing {
  constructor(
    private readonly progress: LessonProgressRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Inside the transaction that stored the evidence, with the enrolment locked. Repeating it tells nobody anything. */
  async finishOnce(place: LessonPlace, evidence: LessonEvidence): Promise<Finished> {
    const now = this.clock.now();
    const { personId, enrolmentId, courseId, courseVersionId, lessonId } = place;
    if (!(await this.progress.finish(enrolmentId, lessonId, now)))
      return { lessonFinished: true, courseCompleted: false };
    const told = { personId, enrolmentId, courseId, courseVersionId, finishedAt: now.toISOString() };
    await this.events.publish(new LessonFinished({ ...told, lessonId, lessonKind: place.kind, evidence }));
    const lessons = await this.progress.completeEnrolment(enrolmentId, now);
    if (lessons === null) return { lessonFinished: true, courseCompleted: false };
    await this.events.publish(new CourseFinished({ ...told, nominalHalfPeriods: place.nominalHalfPeriods, lessons }));
    return { lessonFinished: true, courseCompleted: true };
  }
}
