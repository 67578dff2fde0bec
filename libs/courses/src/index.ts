export { CoursesModule } from './courses.module.js';
export { CoursesHttpModule } from './courses-http.module.js';
export { CourseFinished, LESSON_KINDS, LessonEvidence, LessonFinished, type LessonKind } from './courses.events.js';
export { learn, authorCourses } from './courses.permissions.js';
export { CoursesErrors } from './courses.errors.js';

export { Catalogue } from './catalogue.service.js';
export { LessonProgress } from './lesson-progress.service.js';
export { QuizAttempts } from './quiz-attempts.service.js';
export { QuizSubmission } from './quiz-submission.service.js';
export {
  CoursesBulk,
  type BulkCourse,
  type BulkEnrolment,
  type BulkLesson,
  type BulkProgress,
} from './courses-bulk.repository.js';
export { type QuestionText } from './course-content.rules.js';
