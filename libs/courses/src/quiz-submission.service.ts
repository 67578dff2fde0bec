import { Injectable } from '@nestjs/common';
import { Clock, Database, type Actor } from '#platform';
import { learnerOf } from './learner.rules.js';
import { CoursesErrors } from './courses.errors.js';
import { LessonFinishing } from './lesson-finishing.service.js';
import { LessonProgressRepository, type LessonPlace } from './lesson-progress.repository.js';
import { type SentAnswer, type StoredAnswers } from './quiz-answers.rules.js';
import { type AttemptSubmittedDto } from './quiz-attempt.dto.js';
import { QuizAttemptsRepository, type AttemptRow } from './quiz-attempts.repository.js';
import { QuizAttempts } from './quiz-attempts.service.js';

/** Hands in an attempt: graded once, and the lesson finished with it when it is passed. */
@Injectable()
export class QuizSubmission {
  constructor(
    private readonly quiz: QuizAttempts,
    private readonly attempts: QuizAttemptsRepository,
    private readonly finishing: LessonFinishing,
    private readonly progress: LessonProgressRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The answers sent along are the last word; submitting again answers the first result. */
  async submit(actor: Actor, attemptId: string, sent: readonly SentAnswer[]): Promise<AttemptSubmittedDto> {
    const personId = learnerOf(actor);
    const { place, attempt } = await this.quiz.getOwn(personId, attemptId);
    const courseCompleted = await this.database.transaction(async () => {
      // The enrolment first, as everywhere: two requests that lock in different orders would wait for each other.
      if (!(await this.progress.lockPlace(personId, place.enrolmentId, place.lessonId)))
        throw CoursesErrors.attemptNotFound(attemptId);
      const answers = await this.quiz.mergeInto(attempt, sent);
      return answers === null ? false : this.gradeOnce(place, attempt, answers);
    });
    return { ...(await this.quiz.read(actor, attemptId)), courseCompleted };
  }

  private async gradeOnce(place: LessonPlace, attempt: AttemptRow, answers: StoredAnswers): Promise<boolean> {
    const result = await this.quiz.grade(place, attempt, answers);
    const { points, maxPoints, passed } = result;
    if (!(await this.attempts.submit(attempt.id, { answers, points, maxPoints, passed }, this.clock.now())))
      return false;
    if (!passed) return false;
    const progress = await this.progress.find(place.enrolmentId, place.lessonId);
    const { courseCompleted } = await this.finishing.finishOnce(place, {
      activeSeconds: progress?.activeSeconds ?? 0,
      attemptId: attempt.id,
      scorePercent: result.scorePercent,
    });
    return courseCompleted;
  }
}
