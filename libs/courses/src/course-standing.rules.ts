import { whyNotComplete, type BothLanguages, type LessonStanding } from './completeness.rules.js';
import { type LessonKind } from './courses.events.js';
import { readQuizSettings } from './quiz-draw.rules.js';
import { percentOf } from './quiz.rules.js';

export interface LessonFacts {
  readonly id: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly state: 'started' | 'finished' | null;
  readonly durationSeconds: number | null;
  readonly watchedSeconds: number;
  readonly attempts: number;
  readonly bestPercent: number | null;
}

export function standingOf(lesson: LessonFacts): LessonStanding {
  const quiz = readQuizSettings(lesson.settings);
  return {
    title: lesson.title,
    kind: lesson.kind,
    finished: lesson.state === 'finished',
    ...(lesson.kind === 'quiz' && {
      bestPercent: lesson.bestPercent,
      passPercent: quiz.passPercent,
      attemptsLeft: Math.max(0, quiz.maxAttempts - lesson.attempts),
    }),
    ...(lesson.kind === 'video' && {
      watchedPercent: lesson.state === null ? null : percentOf(lesson.watchedSeconds, lesson.durationSeconds ?? 0),
    }),
  };
}

export function sentenceFor(lessons: readonly LessonFacts[]): BothLanguages | null {
  return whyNotComplete(lessons.map(standingOf));
}

/** Where "continue" leads: the lesson that was open last when it is unfinished, else the first unfinished, else the first. */
export function nextLessonOf(lessons: readonly LessonFacts[], lastLessonId: string | null): string | null {
  const open = lessons.filter((lesson) => lesson.state !== 'finished');
  const last = open.find((lesson) => lesson.id === lastLessonId);
  return (last ?? open[0] ?? lessons[0])?.id ?? null;
}
