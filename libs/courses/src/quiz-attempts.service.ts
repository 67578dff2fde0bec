import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type Actor } from '#platform';
import { CoursesErrors } from './courses.errors.js';
import { learnerOf } from './learner.rules.js';
import { LessonProgressRepository, type LessonPlace } from './lesson-progress.repository.js';
import { findMisfit, mergeAnswers, type SentAnswer, type StoredAnswers } from './quiz-answers.rules.js';
import { viewQuestions } from './quiz-attempt-view.rules.js';
import { type AttemptDto } from './quiz-attempt.dto.js';
import { QuizAttemptsRepository, type AttemptRow } from './quiz-attempts.repository.js';
import { drawQuestions, readQuizSettings } from './quiz-draw.rules.js';
import { QuizQuestionsRepository } from './quiz-questions.repository.js';
import { gradeQuiz, type QuizResult } from './quiz.rules.js';

/** Attempts up to their submission: started or resumed, answered as the learner goes. */
@Injectable()
export class QuizAttempts {
  constructor(
    private readonly attempts: QuizAttemptsRepository,
    private readonly questions: QuizQuestionsRepository,
    private readonly progress: LessonProgressRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Resumes the open attempt or starts the next one. */
  async start(actor: Actor, enrolmentId: string, lessonId: string): Promise<AttemptDto> {
    const personId = learnerOf(actor);
    return this.database.transaction(async () => {
      const place = await this.progress.lockPlace(personId, enrolmentId, lessonId);
      if (!place) throw CoursesErrors.lessonNotFound(lessonId);
      if (place.kind !== 'quiz') throw CoursesErrors.noQuiz(lessonId);
      const earlier = await this.attempts.list(enrolmentId, lessonId);
      if (!earlier.some((attempt) => attempt.submittedAt === null)) await this.startNext(place, earlier);
      const all = await this.attempts.list(enrolmentId, lessonId);
      const open = all.find((attempt) => attempt.submittedAt === null);
      if (!open) throw CoursesErrors.attemptNotFound(lessonId);
      return this.view(place, open, all.length);
    });
  }

  async read(actor: Actor, attemptId: string): Promise<AttemptDto> {
    const { place, attempt } = await this.getOwn(learnerOf(actor), attemptId);
    const all = await this.attempts.list(attempt.enrolmentId, attempt.lessonId);
    return this.view(place, attempt, all.length);
  }

  /** @returns all answers as stored now. */
  async saveAnswers(actor: Actor, attemptId: string, sent: readonly SentAnswer[]): Promise<StoredAnswers> {
    const { attempt } = await this.getOwn(learnerOf(actor), attemptId);
    return this.database.transaction(async () => {
      const answers = await this.mergeInto(attempt, sent);
      if (answers === null) throw CoursesErrors.attemptSubmitted();
      await this.attempts.saveAnswers(attemptId, answers);
      return answers;
    });
  }

  /** Locks the attempt; null when it was submitted already. @throws courses.answer-misfits */
  async mergeInto(attempt: AttemptRow, sent: readonly SentAnswer[]): Promise<StoredAnswers | null> {
    const misfit = findMisfit(attempt.questions, sent);
    if (misfit) throw CoursesErrors.answerMisfits(misfit.questionId);
    const stored = await this.attempts.lockAnswers(attempt.id);
    if (!stored || stored.submittedAt !== null) return null;
    return mergeAnswers(stored.answers, sent);
  }

  async getOwn(personId: string, attemptId: string): Promise<{ place: LessonPlace; attempt: AttemptRow }> {
    const attempt = await this.attempts.findOwn(personId, attemptId);
    const place = attempt && (await this.progress.findPlace(personId, attempt.enrolmentId, attempt.lessonId));
    if (!place) throw CoursesErrors.attemptNotFound(attemptId);
    return { place, attempt };
  }

  async grade(place: LessonPlace, attempt: AttemptRow, answers: StoredAnswers): Promise<QuizResult> {
    const drawn = new Set(attempt.questions.map((question) => question.questionId));
    const questions = (await this.questions.list([attempt.lessonId])).filter((question) => drawn.has(question.id));
    return gradeQuiz(questions, answers, readQuizSettings(place.settings).passPercent);
  }

  private async view(place: LessonPlace, attempt: AttemptRow, started: number): Promise<AttemptDto> {
    const { passPercent, maxAttempts } = readQuizSettings(place.settings);
    const questions = await this.questions.list([attempt.lessonId]);
    const { answers, questions: drawn, ...row } = attempt;
    return {
      ...row,
      passPercent,
      attemptsLeft: Math.max(0, maxAttempts - started),
      questions: viewQuestions(drawn, questions, answers, attempt.submittedAt !== null),
    };
  }

  private async startNext(place: LessonPlace, earlier: readonly AttemptRow[]): Promise<void> {
    const { enrolmentId, lessonId } = place;
    const { draw, maxAttempts } = readQuizSettings(place.settings);
    if (earlier.some((attempt) => attempt.passed)) throw CoursesErrors.alreadyPassed();
    if (earlier.length >= maxAttempts) throw CoursesErrors.attemptsUsedUp(maxAttempts);
    const at = this.clock.now();
    await this.progress.open(enrolmentId, lessonId, null, at);
    const questions = drawQuestions(await this.questions.list([lessonId]), draw, Math.random);
    await this.attempts.insert({ id: newId(), enrolmentId, lessonId, number: earlier.length + 1, questions, at });
  }
}
