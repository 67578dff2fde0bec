import { type BulkEnrolment, type BulkLesson, type BulkProgress } from '#courses';
import { type BulkCompletion, type BulkLessonFact } from '#records';
import { type Chance } from './chance.js';
import { addDays, daysBetween, instantOf, isWeekend } from './civil-days.js';
import { type DemoCalendar } from './demo-calendar.js';
import { type DemoPerson } from './staff.js';

export interface CourseOfHistory {
  readonly id: string;
  readonly versionId: string;
  readonly halfPeriods: number;
  readonly lessons: readonly BulkLesson[];
}

export interface LearningHistory {
  readonly completions: BulkCompletion[];
  readonly lessonFacts: BulkLessonFact[];
  readonly enrolments: BulkEnrolment[];
  readonly progress: BulkProgress[];
}

const SHORTEST_STAY_SECONDS = 240;
const COURSES_LEFT = 2;

/** A year and a half of plausible learning: steady people finish a course a month, others before the deadlines or not at all. */
export class HistoryMaker implements LearningHistory {
  readonly completions: BulkCompletion[] = [];
  readonly lessonFacts: BulkLessonFact[] = [];
  readonly enrolments: BulkEnrolment[] = [];
  readonly progress: BulkProgress[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly calendar: DemoCalendar,
    private readonly courses: readonly CourseOfHistory[],
  ) {}

  learn(person: DemoPerson): void {
    const { year, start, today } = this.calendar;
    const enrolled = new Set<string>();
    // In one order for all years, and never to the end: everybody has something left to choose.
    const order = this.chance.shuffled(this.courses);
    this.learnYear(person, start, `${year - 1}-12-31`, { part: 0.42, order, enrolled });
    this.learnYear(person, `${year}-01-05`, today, { part: 1, order, enrolled });
    this.beginOneMore(person, order, enrolled);
  }

  /** Steady learners spread their courses over the year; each course is taken once in it. */
  private learnYear(
    person: DemoPerson,
    from: string,
    to: string,
    { part, order, enrolled }: { part: number; order: readonly CourseOfHistory[]; enrolled: Set<string> },
  ): void {
    const first = person.since > from ? person.since : from;
    const span = daysBetween(first, to);
    if (span < 14) return;
    const share = Math.min(1, person.diligence * 1.12) * part * (span / daysBetween(from, to));
    const many = Math.min(this.courses.length - COURSES_LEFT, Math.round(this.courses.length * share));
    const chosen = order.slice(0, many);
    chosen.forEach((course, index) => {
      const day = this.workday(addDays(first, Math.floor((span * (index + this.chance.next() * 0.9)) / many)), to);
      this.complete(person, course, day, enrolled);
    });
  }

  private workday(day: string, latest: string): string {
    let moved = day > latest ? latest : day;
    while (isWeekend(moved)) moved = addDays(moved, -1);
    return moved;
  }

  private complete(person: DemoPerson, course: CourseOfHistory, day: string, enrolled: Set<string>): void {
    const { chance } = this;
    const minute = chance.whole(7 * 60 + 30, 21 * 60);
    const completedAt = instantOf(day, minute);
    const sourceKey = `${person.staffCode}:${course.id}:${day.slice(0, 4)}`;
    this.completions.push({
      factId: chance.id(),
      judgementId: chance.id(),
      completionId: chance.id(),
      personId: person.id,
      courseId: course.id,
      courseVersionId: course.versionId,
      unitId: person.unitIdOn(day),
      completedAt,
      completedOn: day,
      creditHalfPeriods: course.halfPeriods,
      sourceKey,
    });
    // A course taken again in another year credits again, yet it is the same enrolment.
    if (enrolled.has(course.id)) return;
    enrolled.add(course.id);
    const enrolmentId = this.enrol(person, course, addDays(day, -chance.whole(1, 18)), completedAt);
    course.lessons.forEach((lesson, index) =>
      this.finishLesson(person, course, lesson, {
        enrolmentId,
        day,
        minute: minute - (course.lessons.length - index) * 3,
      }),
    );
  }

  private enrol(person: DemoPerson, course: CourseOfHistory, day: string, completedAt: string | null): string {
    const id = this.chance.id();
    const enrolledAt = instantOf(day, this.chance.whole(480, 1020));
    const unitId = person.unitIdOn(day);
    this.enrolments.push({
      id,
      personId: person.id,
      courseId: course.id,
      courseVersionId: course.versionId,
      unitId,
      enrolledAt,
      completedAt,
    });
    return id;
  }

  private finishLesson(
    person: DemoPerson,
    course: CourseOfHistory,
    lesson: BulkLesson,
    at: { enrolmentId: string; day: string; minute: number },
  ): void {
    const activeSeconds = Math.max(
      SHORTEST_STAY_SECONDS,
      Math.round(lesson.minutes * 60 * (0.6 + this.chance.next() * 0.7)),
    );
    const finishedAt = instantOf(at.day, at.minute);
    const startedAt = instantOf(at.day, at.minute - 2);
    this.progress.push({ enrolmentId: at.enrolmentId, lessonId: lesson.id, startedAt, finishedAt, activeSeconds });
    this.lessonFacts.push({
      id: this.chance.id(),
      personId: person.id,
      courseId: course.id,
      courseVersionId: course.versionId,
      lessonId: lesson.id,
      occurredAt: finishedAt,
      sourceKey: `lesson:${at.enrolmentId}:${lesson.id}`,
      activeSeconds,
    });
  }

  /** Most people are in the middle of something: all but the last lesson is done. */
  private beginOneMore(person: DemoPerson, order: readonly CourseOfHistory[], enrolled: ReadonlySet<string>): void {
    const course = order.find(({ id }) => !enrolled.has(id));
    if (course === undefined || !this.chance.chance(0.3 + person.diligence / 2)) return;
    const day = this.workday(addDays(this.calendar.today, -this.chance.whole(1, 25)), this.calendar.today);
    if (day < person.since) return;
    const enrolmentId = this.enrol(person, course, day, null);
    const done = course.lessons.slice(0, Math.max(1, course.lessons.length - this.chance.whole(1, 3)));
    done.forEach((lesson, index) =>
      this.finishLesson(person, course, lesson, { enrolmentId, day, minute: 9 * 60 + index * 12 }),
    );
  }
}
