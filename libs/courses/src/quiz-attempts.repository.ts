import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type DrawnQuestion } from './quiz-draw.rules.js';
import { type StoredAnswers } from './quiz-answers.rules.js';

export interface AttemptRow {
  readonly id: string;
  readonly enrolmentId: string;
  readonly lessonId: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly submittedAt: Date | null;
  readonly questions: DrawnQuestion[];
  readonly answers: StoredAnswers;
  readonly scorePercent: number | null;
  readonly passed: boolean | null;
}

export interface Graded {
  readonly answers: StoredAnswers;
  readonly points: number;
  readonly maxPoints: number;
  readonly passed: boolean;
}

// Points are kept in whole points with two decimals; percentages are rounded down everywhere.
const COLUMNS = `
  a.id, a.enrolment_id as "enrolmentId", a.lesson_id as "lessonId", a.number, a.started_at as "startedAt",
  a.submitted_at as "submittedAt", a.questions, a.answers, floor(100 * a.points / nullif(a.max_points, 0))::int as "scorePercent",
  a.passed`;

@Injectable()
export class QuizAttemptsRepository {
  constructor(private readonly database: Database) {}

  async list(enrolmentId: string, lessonId: string): Promise<AttemptRow[]> {
    return this.database.named<AttemptRow>(
      'courses.attempts',
      `select ${COLUMNS} from quiz_attempts a where a.enrolment_id = $1 and a.lesson_id = $2 order by a.number`,
      [enrolmentId, lessonId],
    );
  }

  async findOwn(personId: string, attemptId: string): Promise<AttemptRow | null> {
    const [row] = await this.database.named<AttemptRow>(
      'courses.own-attempt',
      `select ${COLUMNS} from quiz_attempts a join enrolments e on e.id = a.enrolment_id
       where a.id = $2 and e.person_id = $1 and e.state <> 'withdrawn'`,
      [personId, attemptId],
    );
    return row ?? null;
  }

  async insert(attempt: {
    id: string;
    enrolmentId: string;
    lessonId: string;
    number: number;
    questions: readonly DrawnQuestion[];
    at: Date;
  }): Promise<void> {
    const { id, enrolmentId, lessonId, number, questions, at } = attempt;
    await this.database.query(
      `insert into quiz_attempts (id, enrolment_id, lesson_id, number, questions, started_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, enrolmentId, lessonId, number, JSON.stringify(questions), at],
    );
  }

  /** Locks the attempt and reads what was answered up to now. */
  async lockAnswers(attemptId: string): Promise<{ answers: StoredAnswers; submittedAt: Date | null } | null> {
    return this.database.one(
      `select answers, submitted_at as "submittedAt" from quiz_attempts where id = $1 for no key update`,
      [attemptId],
    );
  }

  async saveAnswers(attemptId: string, answers: StoredAnswers): Promise<void> {
    await this.database.query(`update quiz_attempts set answers = $2 where id = $1 and submitted_at is null`, [
      attemptId,
      JSON.stringify(answers),
    ]);
  }

  /** @returns false when it was submitted before. */
  async submit(attemptId: string, { answers, points, maxPoints, passed }: Graded, at: Date): Promise<boolean> {
    const changed = await this.database.affected(
      `update quiz_attempts set submitted_at = $6, answers = $2, points = $3::numeric / 100, max_points = $4::numeric / 100, passed = $5
       where id = $1 and submitted_at is null`,
      [attemptId, JSON.stringify(answers), points, maxPoints, passed, at],
    );
    return changed === 1;
  }
}
