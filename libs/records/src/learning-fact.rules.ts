import { type CourseFinished, type LessonFinished } from '#courses';
import { type LearningFactSubmitted } from './records.events.js';

/** What happened, before anything is decided about it. Credit in half periods. */
export interface NewFact {
  readonly kind: 'lesson' | 'course';
  readonly personId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly lessonId: string | null;
  readonly occurredAt: string;
  readonly source: string;
  readonly sourceKey: string;
  readonly nominalHalfPeriods: number;
  readonly evidence: object;
}

export function factOfLesson(event: LessonFinished): NewFact {
  return {
    kind: 'lesson',
    personId: event.personId,
    courseId: event.courseId,
    courseVersionId: event.courseVersionId,
    lessonId: event.lessonId,
    occurredAt: event.finishedAt,
    source: 'courses',
    sourceKey: `lesson:${event.enrolmentId}:${event.lessonId}`,
    nominalHalfPeriods: 0,
    evidence: { lessonKind: event.lessonKind, ...event.evidence },
  };
}

export function factOfCourse(event: CourseFinished): NewFact {
  return {
    kind: 'course',
    personId: event.personId,
    courseId: event.courseId,
    courseVersionId: event.courseVersionId,
    lessonId: null,
    occurredAt: event.finishedAt,
    source: 'courses',
    sourceKey: `course:${event.enrolmentId}`,
    nominalHalfPeriods: event.nominalHalfPeriods,
    evidence: { enrolmentId: event.enrolmentId, lessons: event.lessons },
  };
}

export function factOfSubmission(event: LearningFactSubmitted): NewFact {
  return {
    kind: 'course',
    personId: event.personId,
    courseId: event.courseId,
    courseVersionId: event.courseVersionId,
    lessonId: null,
    occurredAt: event.finishedAt,
    source: event.source,
    sourceKey: event.sourceKey,
    nominalHalfPeriods: event.nominalHalfPeriods,
    evidence: {},
  };
}
