import { type LessonKind } from './courses.events.js';
import { type QuizQuestion } from './quiz.rules.js';

export const COURSE_FAULTS = [
  'summary-missing',
  'credit-missing',
  'no-lessons',
  'article-empty',
  'resource-missing',
  'video-expected',
  'video-length-unknown',
  'minutes-missing',
  'quiz-empty',
  'draw-exceeds-pool',
  'prompt-missing',
  'too-few-options',
  'option-empty',
  'one-right-option-expected',
  'right-option-missing',
  'answer-missing',
] as const;
export type CourseFaultCode = (typeof COURSE_FAULTS)[number];

export interface CourseFault {
  readonly code: CourseFaultCode;
  readonly lessonId?: string;
  /** Counted from 1, as the editor shows it. */
  readonly question?: number;
}

export interface DraftLesson {
  readonly id: string;
  readonly kind: LessonKind;
  readonly bodyMarkdown: string;
  readonly resourceVersionId: string | null;
  readonly mediaType: string | null;
  /** Films: measured from the file. */
  readonly durationSeconds: number | null;
  readonly minutes: number;
  readonly draw: number | null;
  readonly questions: readonly QuizQuestion[];
}

export interface DraftCourse {
  readonly summary: string;
  readonly nominalHalfPeriods: number;
  readonly lessons: readonly DraftLesson[];
}

/** Everything that forbids publishing, all of it at once: nobody should press the button twice to hear of the next fault. */
export function faultsOf(course: DraftCourse): CourseFault[] {
  return [
    ...when(course.summary === '', 'summary-missing'),
    ...when(course.nominalHalfPeriods < 1, 'credit-missing'),
    ...when(course.lessons.length === 0, 'no-lessons'),
    ...course.lessons.flatMap(faultsOfLesson),
  ];
}

function when(condition: boolean, code: CourseFaultCode, place: Omit<CourseFault, 'code'> = {}): CourseFault[] {
  return condition ? [{ code, ...place }] : [];
}

function faultsOfLesson(lesson: DraftLesson): CourseFault[] {
  const at = { lessonId: lesson.id };
  return [...when(lesson.minutes < 1, 'minutes-missing', at), ...faultsOfContent(lesson)];
}

function faultsOfContent(lesson: DraftLesson): CourseFault[] {
  const at = { lessonId: lesson.id };
  switch (lesson.kind) {
    case 'article':
      return when(lesson.bodyMarkdown.trim() === '', 'article-empty', at);
    case 'file':
      return when(lesson.resourceVersionId === null, 'resource-missing', at);
    case 'video':
      return faultsOfFilm(lesson);
    case 'quiz':
      return [
        ...when(lesson.questions.length === 0, 'quiz-empty', at),
        ...when((lesson.draw ?? 0) > lesson.questions.length, 'draw-exceeds-pool', at),
        ...lesson.questions.flatMap((question, index) => faultsOfQuestion(question, { ...at, question: index + 1 })),
      ];
  }
}

/** Without its length nobody could tell how much of a film somebody has seen. */
function faultsOfFilm({ id: lessonId, resourceVersionId, mediaType, durationSeconds }: DraftLesson): CourseFault[] {
  if (resourceVersionId === null) return [{ code: 'resource-missing', lessonId }];
  if (mediaType?.startsWith('video/') !== true) return [{ code: 'video-expected', lessonId }];
  return when(durationSeconds === null, 'video-length-unknown', { lessonId });
}

function faultsOfQuestion(question: QuizQuestion, at: Omit<CourseFault, 'code'>): CourseFault[] {
  return [...when(question.prompt.trim() === '', 'prompt-missing', at), ...faultsOfKey(question, at)];
}

function faultsOfKey(question: QuizQuestion, at: Omit<CourseFault, 'code'>): CourseFault[] {
  const right = question.options.filter((option) => option.correct).length;
  const options = [
    ...when(question.options.length < 2, 'too-few-options', at),
    ...when(
      question.options.some((option) => option.text.trim() === ''),
      'option-empty',
      at,
    ),
  ];
  switch (question.kind) {
    case 'single':
      return [...options, ...when(right !== 1, 'one-right-option-expected', at)];
    case 'multiple':
      return [...options, ...when(right === 0, 'right-option-missing', at)];
    case 'true_false':
      return when(question.answer === undefined, 'answer-missing', at);
    case 'numeric':
      return when(question.numeric === undefined, 'answer-missing', at);
  }
}
