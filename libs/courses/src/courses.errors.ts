import { DomainError, refusalByConstraint } from '#platform';
import { type CourseFault } from './course-faults.rules.js';

export const CoursesErrors = {
  peopleOnly: () => new DomainError('courses.people-only', 'forbidden'),
  courseNotFound: (courseId: string) => new DomainError('courses.course-not-found', 'not-found', { courseId }),
  enrolmentNotFound: (enrolmentId: string) =>
    new DomainError('courses.enrolment-not-found', 'not-found', { enrolmentId }),
  lessonNotFound: (lessonId: string) => new DomainError('courses.lesson-not-found', 'not-found', { lessonId }),
  lessonNotOpened: (lessonId: string) => new DomainError('courses.lesson-not-opened', 'conflict', { lessonId }),
  notWatchedEnough: (watchedPercent: number, neededPercent: number) =>
    new DomainError('courses.not-watched-enough', 'conflict', { watchedPercent, neededPercent }),
  quizFinishedByPassing: () => new DomainError('courses.quiz-finished-by-passing', 'conflict'),
  noQuiz: (lessonId: string) => new DomainError('courses.no-quiz', 'conflict', { lessonId }),
  alreadyPassed: () => new DomainError('courses.quiz-already-passed', 'conflict'),
  attemptsUsedUp: (maxAttempts: number) => new DomainError('courses.attempts-used-up', 'conflict', { maxAttempts }),
  attemptNotFound: (attemptId: string) => new DomainError('courses.attempt-not-found', 'not-found', { attemptId }),
  attemptSubmitted: () => new DomainError('courses.attempt-submitted', 'conflict'),
  answerMisfits: (questionId: string) => new DomainError('courses.answer-misfits', 'invalid', { questionId }),

  noDraft: (courseId: string) => new DomainError('courses.no-draft', 'conflict', { courseId }),
  draftChanged: () => new DomainError('courses.draft-changed', 'conflict'),
  draftExists: () => new DomainError('courses.draft-exists', 'conflict'),
  versionFrozen: () => new DomainError('courses.version-frozen', 'conflict'),
  slugTaken: () => new DomainError('courses.slug-taken', 'conflict'),
  lessonSlugTaken: () => new DomainError('courses.lesson-slug-taken', 'conflict'),
  ownerUnitNeeded: () => new DomainError('courses.owner-unit-needed', 'invalid'),
  ownerUnitForeign: (unitId: string) => new DomainError('courses.owner-unit-foreign', 'forbidden', { unitId }),
  ownerUnitUnknown: () => new DomainError('courses.owner-unit-unknown', 'invalid'),
  resourceUnknown: () => new DomainError('courses.resource-unknown', 'invalid'),
  resourceMisfits: () => new DomainError('courses.resource-misfits', 'invalid'),
  orderMisfits: () => new DomainError('courses.order-misfits', 'conflict'),
  notPublishable: (faults: readonly CourseFault[]) =>
    new DomainError('courses.not-publishable', 'conflict', { faults }),
};

/** For `.catch(refuse)` behind a write. */
export const refuse = refusalByConstraint({
  courses_owner_known: CoursesErrors.ownerUnitUnknown,
  courses_slug_taken: CoursesErrors.slugTaken,
  course_versions_one_draft: CoursesErrors.draftExists,
  course_versions_frozen: CoursesErrors.versionFrozen,
  lessons_slug_taken: CoursesErrors.lessonSlugTaken,
  lessons_resource_version_known: CoursesErrors.resourceUnknown,
  lessons_resource_fits: CoursesErrors.resourceMisfits,
});
