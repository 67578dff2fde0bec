import { anArticle, aQuiz, aSingle, someCourses, type CoursesWorld } from './courses.builder.js';
import { CoursesErrors } from './courses.errors.js';
import { type SentAnswer } from './quiz-answers.rules.js';
import { type AttemptDto } from './quiz-attempt.dto.js';
import { QuizAttempts } from './quiz-attempts.service.js';
import { QuizSubmission } from './quiz-submission.service.js';

/** Chooses for every question the option with this text. */
const choosing = (attempt: AttemptDto, text: string, revision = 1): SentAnswer[] =>
  attempt.questions.map((question) => ({
    questionId: question.id,
    revision,
    optionIds: question.options.filter((option) => option.text === text).map((option) => option.id),
  }));

describe('QuizAttempts', () => {
  let world: CoursesWorld;
  let attempts: QuizAttempts;
  let submission: QuizSubmission;

  beforeAll(async () => {
    world = await someCourses();
    attempts = world.get(QuizAttempts);
    submission = world.get(QuizSubmission);
  });

  afterAll(() => world.module.close());

  const pool = Array.from({ length: 6 }, (_, index) => aSingle(`Câu ${index + 1}`));

  it('draws as many questions as the author said and resumes them unchanged', async () => {
    const quiz = aQuiz(pool, { draw: 4 });
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const first = await attempts.start(actor, enrolmentId, quiz.id);
    expect(first).toMatchObject({ number: 1, attemptsLeft: 2, passPercent: 70, submittedAt: null });
    expect(first.questions).toHaveLength(4);
    expect(await attempts.start(actor, enrolmentId, quiz.id)).toEqual(first);
  });

  it('tells no right answer and no explanation before the attempt is submitted', async () => {
    const truth = {
      kind: 'true_false',
      prompt: 'Đúng?',
      explanation: 'Giải thích',
      options: [],
      answer: true,
    } as const;
    const number = {
      kind: 'numeric',
      prompt: 'Bao nhiêu?',
      explanation: 'Giải thích',
      options: [],
      answer: 424242,
      tolerance: 3,
    } as const;
    const quiz = aQuiz([aSingle('Hỏi'), truth, number]);
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const open = await attempts.start(actor, enrolmentId, quiz.id);
    expect(open.questions.map((question) => question.key)).toEqual([null, null, null]);
    expect(JSON.stringify(open)).not.toMatch(/correct|Giải thích|424242|tolerance|"value"/);
    const done = await submission.submit(actor, open.id, []);
    expect(done.questions.map((question) => question.key?.explanation).sort()).toEqual([
      'Giải thích',
      'Giải thích',
      'Vì Hỏi',
    ]);
  });

  it('starts one attempt for ten requests at the same moment', async () => {
    const quiz = aQuiz(pool);
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const started = await Promise.all(Array.from({ length: 10 }, () => attempts.start(actor, enrolmentId, quiz.id)));
    expect(new Set(started.map((attempt) => attempt.id)).size).toBe(1);
  });

  it('never gives more attempts than allowed, however many ask at the same moment', async () => {
    const quiz = aQuiz(pool, { maxAttempts: 2 });
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    for (let round = 0; round < 2; round += 1) {
      const { id } = await attempts.start(actor, enrolmentId, quiz.id);
      await submission.submit(actor, id, []);
    }
    const refused = await Promise.allSettled(
      Array.from({ length: 5 }, () => attempts.start(actor, enrolmentId, quiz.id)),
    );
    expect(refused.map((result) => (result.status === 'rejected' ? (result.reason as unknown) : null))).toEqual(
      Array.from({ length: 5 }, () => CoursesErrors.attemptsUsedUp(2)),
    );
    const [row] = await world.module.database.query<{ attempts: number }>(
      `select count(*)::int as attempts from quiz_attempts where enrolment_id = $1`,
      [enrolmentId],
    );
    expect(row?.attempts).toBe(2);
  });

  it('keeps the newest of the answers that arrive late, twice or mixed up', async () => {
    const quiz = aQuiz([aSingle('Hỏi')]);
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const attempt = await attempts.start(actor, enrolmentId, quiz.id);
    const [older, newer] = [choosing(attempt, 'sai', 1), choosing(attempt, 'đúng', 2)];
    for (const sent of [newer, older, newer]) await attempts.saveAnswers(actor, attempt.id, sent);
    const resumed = await attempts.start(actor, enrolmentId, quiz.id);
    expect(resumed.questions[0]?.given).toEqual(newer[0]);
    expect((await submission.submit(actor, attempt.id, [])).passed).toBe(true);
  });

  it('keeps the answers of two questions saved at the same moment', async () => {
    const quiz = aQuiz(pool);
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const attempt = await attempts.start(actor, enrolmentId, quiz.id);
    await Promise.all(choosing(attempt, 'đúng').map((answer) => attempts.saveAnswers(actor, attempt.id, [answer])));
    expect((await submission.submit(actor, attempt.id, [])).scorePercent).toBe(100);
  });

  it('grades ten submissions once and finishes the lesson and the course with the first', async () => {
    const quiz = aQuiz(pool);
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const attempt = await attempts.start(actor, enrolmentId, quiz.id);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => submission.submit(actor, attempt.id, choosing(attempt, 'đúng'))),
    );
    expect(results.filter((result) => result.courseCompleted)).toHaveLength(1);
    expect(new Set(results.map((result) => result.scorePercent))).toEqual(new Set([100]));
    const told = await world.told(enrolmentId);
    expect(told.map((event) => event.name)).toEqual(['courses.lesson-finished', 'courses.course-finished']);
    expect(told[0]?.payload).toMatchObject({
      lessonKind: 'quiz',
      evidence: { attemptId: attempt.id, scorePercent: 100 },
    });
    await expect(attempts.start(actor, enrolmentId, quiz.id)).rejects.toEqual(CoursesErrors.alreadyPassed());
  });

  it('leaves the lesson unfinished when the attempt is failed, and takes no answer after it', async () => {
    const quiz = aQuiz(pool);
    const { actor, enrolmentId } = await world.enrolled([anArticle('Một'), quiz]);
    const attempt = await attempts.start(actor, enrolmentId, quiz.id);
    const failed = await submission.submit(actor, attempt.id, choosing(attempt, 'sai'));
    expect(failed).toMatchObject({ passed: false, scorePercent: 0, attemptsLeft: 2, courseCompleted: false });
    await expect(attempts.saveAnswers(actor, attempt.id, choosing(attempt, 'đúng', 9))).rejects.toEqual(
      CoursesErrors.attemptSubmitted(),
    );
    expect(await world.told(enrolmentId)).toEqual([]);
  });

  it('refuses options of another question and attempts of another person', async () => {
    const quiz = aQuiz(pool);
    const { actor, enrolmentId } = await world.enrolled([quiz]);
    const attempt = await attempts.start(actor, enrolmentId, quiz.id);
    const [first, second] = choosing(attempt, 'đúng');
    const crossed = { ...first, optionIds: second?.optionIds ?? [] } as SentAnswer;
    await expect(attempts.saveAnswers(actor, attempt.id, [crossed])).rejects.toEqual(
      CoursesErrors.answerMisfits(crossed.questionId),
    );
    const stranger = await world.person();
    await expect(attempts.read(stranger, attempt.id)).rejects.toEqual(CoursesErrors.attemptNotFound(attempt.id));
    await expect(submission.submit(stranger, attempt.id, [])).rejects.toEqual(
      CoursesErrors.attemptNotFound(attempt.id),
    );
  });
});
