import { setTimeout as pause } from 'node:timers/promises';
import { civilDate } from '#platform';
import { type Learner, type LearningTown, type TaughtCourse } from './learning-town.js';
import { type SentFact, Told } from './told.js';

const SUBMITTERS = 4;
const LEARNERS = 4;
const LARGEST_BATCH = 60;
const PATIENCE_MS = 10_000;
/** With 100 ms between them: minutes, for machines on which a start takes long. */
const MOST_TRIES = 2400;

/** Batches of reported courses and lessons finished by people, without pause, whatever happens to the system. */
export class LearningLoad {
  readonly told = new Told();
  private keys = 0;
  private turn = 0;
  private stopped = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly town: LearningTown,
  ) {}

  start(): void {
    this.stopped = false;
    const submitters = Array.from({ length: SUBMITTERS }, () => this.keepOn(() => this.submitBatch()));
    const learners = Array.from({ length: LEARNERS }, () => this.keepOn(() => this.takeCourse()));
    this.running = Promise.all([...submitters, ...learners]);
    // Whoever awaits `stop` is told; until then a failure is no unhandled one.
    this.running.catch(() => undefined);
  }

  /** Ends when every request under way has its answer. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** The same facts sent many times at once, as an impatient client would. */
  async submitRepeatedly(times: number, facts: number): Promise<void> {
    const batch = Array.from({ length: facts }, () => this.newFact());
    this.told.send(batch);
    await Promise.all(Array.from({ length: times }, () => this.submitUntilAnswered(batch)));
  }

  private async keepOn(step: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      await step();
      await pause(20 * Math.random());
    }
  }

  private async submitBatch(): Promise<void> {
    const batch = Array.from({ length: 1 + Math.floor(Math.random() * LARGEST_BATCH) }, () => this.newFact());
    this.told.send(batch);
    const answered = await this.submit(batch);
    if (!answered) {
      this.told.lostAnswers += 1;
      // A client may give up: then its facts may be there or not, but never twice.
      if (Math.random() < 0.25) return;
      await this.submitUntilAnswered(batch);
    } else if (Math.random() < 0.1) {
      this.told.repeats += 1;
      await this.submitUntilAnswered(batch);
    }
  }

  private async submitUntilAnswered(batch: readonly SentFact[]): Promise<void> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      if (await this.submit(batch)) return;
      await pause(100);
    }
    throw new Error('The API did not come back.');
  }

  private async submit(batch: readonly SentFact[]): Promise<boolean> {
    const { authorization } = this.town;
    const answer = await this.post('/api/learning-facts', { authorization }, { facts: batch });
    if (answer === null) return false;
    expect(answer).toEqual({ accepted: batch.length, refused: [] });
    this.told.accept(batch);
    return true;
  }

  private newFact(): SentFact {
    this.keys += 1;
    const person = pick(this.town.people);
    const year = Number(civilDate(new Date()).slice(0, 4)) - (Math.random() < 0.1 ? 1 : 0);
    const first = Date.parse(`${year}-01-01T00:00:00+07:00`);
    const last = Math.min(Date.now(), Date.parse(`${year}-12-31T23:59:59+07:00`));
    return {
      sourceKey: `fact-${this.keys}`,
      staffCode: person.staffCode,
      courseSlug: pick(this.town.reported).slug,
      finishedAt: new Date(first + Math.floor(Math.random() * (last - first))).toISOString(),
    };
  }

  /** One person works through one course; every answer that is lost is asked for again. */
  private async takeCourse(): Promise<void> {
    const { learners, taught } = this.town;
    const turn = this.turn++;
    const learner = learners[turn % learners.length];
    const course = taught[Math.floor(turn / learners.length) % taught.length];
    if (!learner || !course) return;
    const enrolled = await this.insist(learner, `/api/courses/${course.courseId}/enrolments`);
    await this.finishLessons(learner, course, String(enrolled['enrolmentId']));
  }

  private async finishLessons(learner: Learner, course: TaughtCourse, enrolmentId: string): Promise<void> {
    for (const lessonId of course.lessonIds) {
      const lesson = `/api/me/enrolments/${enrolmentId}/lessons/${lessonId}`;
      await this.insist(learner, `${lesson}/openings`);
      const saved = await this.insist(learner, `${lesson}/finish`);
      expect(saved['state']).toBe('finished');
      this.told.finishedLessons.add(`${enrolmentId}:${lessonId}`);
    }
    this.told.finishedCourses.add(enrolmentId);
  }

  private async insist(learner: Learner, path: string): Promise<Record<string, unknown>> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const answer = await this.post(path, { cookie: learner.cookie });
      if (answer !== null) return answer;
      this.told.lostAnswers += 1;
      await pause(100);
    }
    throw new Error('The API did not come back.');
  }

  /** Null when nobody can say whether it was done: no answer, or a fault of the server. */
  private async post(
    path: string,
    headers: Readonly<Record<string, string>>,
    body: object = {},
  ): Promise<Record<string, unknown> | null> {
    try {
      const response = await fetch(this.url + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      if (response.status >= 500) return null;
      if (!response.ok) throw new Refused(`${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    } catch (error) {
      if (error instanceof Refused) throw error;
      return null;
    }
  }
}

class Refused extends Error {}

function pick<T>(items: readonly T[]): T {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to choose from');
  return item;
}
