import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { LibraryModule } from '#library';
import { AuthorScope } from './author-scope.service.js';
import { AuthoringRepository } from './authoring.repository.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { Catalogue } from './catalogue.service.js';
import { CourseAuthoring } from './course-authoring.service.js';
import { CourseContentRepository } from './course-content.repository.js';
import { CoursePublishing } from './course-publishing.service.js';
import { CourseReadingRepository } from './course-reading.repository.js';
import { CourseTrail } from './course-trail.service.js';
import { CourseUsage } from './course-usage.service.js';
import { CoursesBulk } from './courses-bulk.repository.js';
import { DraftContent } from './draft-content.service.js';
import { DraftLessons } from './draft-lessons.service.js';
import { EnrolmentMergeRepository } from './enrolment-merge.repository.js';
import { EnrolmentMerge } from './enrolment-merge.service.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { LessonContent } from './lesson-content.service.js';
import { LessonFinishing } from './lesson-finishing.service.js';
import { LessonProgressRepository } from './lesson-progress.repository.js';
import { LessonProgress } from './lesson-progress.service.js';
import { QuizAttemptsRepository } from './quiz-attempts.repository.js';
import { QuizAttempts } from './quiz-attempts.service.js';
import { QuizQuestionsRepository } from './quiz-questions.repository.js';
import { QuizSubmission } from './quiz-submission.service.js';

const OFFERED = [
  Catalogue,
  CourseAuthoring,
  CoursePublishing,
  CoursesBulk,
  DraftLessons,
  LessonContent,
  LessonProgress,
  QuizAttempts,
  QuizSubmission,
];

import { COURSES_PERSONAL_DATA } from './courses-personal-data.repository.js';

@Module({
  imports: [IdentityModule, LibraryModule],
  providers: [
    providePersonalData(...COURSES_PERSONAL_DATA),
    ...OFFERED,
    AuthorScope,
    AuthoringRepository,
    CatalogueRepository,
    CourseContentRepository,
    CourseReadingRepository,
    CourseTrail,
    CourseUsage,
    DraftContent,
    EnrolmentsRepository,
    EnrolmentMerge,
    EnrolmentMergeRepository,
    LessonFinishing,
    LessonProgressRepository,
    QuizAttemptsRepository,
    QuizQuestionsRepository,
  ],
  exports: OFFERED,
})
export class CoursesModule {}
