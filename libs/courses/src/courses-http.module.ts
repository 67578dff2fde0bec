import { Module } from '@nestjs/common';
import { AuthoringController } from './authoring.controller.js';
import { CoursesController } from './courses.controller.js';
import { CoursesModule } from './courses.module.js';
import { DraftLessonsController } from './draft-lessons.controller.js';
import { LearningController } from './learning.controller.js';
import { QuizAttemptsController } from './quiz-attempts.controller.js';

@Module({
  imports: [CoursesModule],
  controllers: [
    AuthoringController,
    CoursesController,
    DraftLessonsController,
    LearningController,
    QuizAttemptsController,
  ],
})
export class CoursesHttpModule {}
