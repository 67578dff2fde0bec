import { type LessonKind } from './courses.events.js';

export interface LessonStanding {
  readonly title: string;
  readonly kind: LessonKind;
  readonly finished: boolean;
  /** Quizzes: the best submitted attempt so far. */
  readonly bestPercent?: number | null;
  readonly passPercent?: number;
  readonly attemptsLeft?: number;
  /** Videos: how much of it was seen, when it was opened at all. */
  readonly watchedPercent?: number | null;
}

export interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

const NAMED_LESSONS = 3;

/** What still stands between the learner and the completed course, in one sentence; null when nothing does. */
export function whyNotComplete(lessons: readonly LessonStanding[]): BothLanguages | null {
  const missing = lessons.filter((lesson) => !lesson.finished);
  if (missing.length === 0) return null;
  const details = missing.map(detailOf).filter((detail) => detail !== null);
  return {
    vi: sentence(
      `Còn ${missing.length} bài: ${namesOf(missing, 'vi')}`,
      details.map((detail) => detail.vi),
    ),
    en: sentence(
      `${missing.length} ${missing.length === 1 ? 'lesson' : 'lessons'} left: ${namesOf(missing, 'en')}`,
      details.map((detail) => detail.en),
    ),
  };
}

function sentence(opening: string, details: readonly string[]): string {
  return `${[opening, ...details].join('; ')}.`;
}

function namesOf(missing: readonly LessonStanding[], language: keyof BothLanguages): string {
  const named = missing.slice(0, NAMED_LESSONS).map(({ title }) => title.replace(/[.;]+$/, ''));
  const more = missing.length - named.length;
  const rest = more === 0 ? [] : [language === 'vi' ? `và ${more} bài nữa` : `and ${more} more`];
  return [...named, ...rest].join(', ');
}

function detailOf(lesson: LessonStanding): BothLanguages | null {
  const { bestPercent = null, passPercent = 0, watchedPercent = null } = lesson;
  if (lesson.kind === 'quiz' && bestPercent !== null) return quizDetail(bestPercent, passPercent, lesson.attemptsLeft);
  if (lesson.kind === 'video' && watchedPercent !== null && watchedPercent > 0) {
    return {
      vi: `video mới xem ${watchedPercent}%, cần 90%`,
      en: `the video is watched to ${watchedPercent}%, 90% is needed`,
    };
  }
  return null;
}

function quizDetail(best: number, needed: number, attemptsLeft: number | undefined): BothLanguages {
  const used = attemptsLeft === 0;
  return {
    vi: `bài kiểm tra mới đạt ${best}%, cần ${needed}%${used ? ' (đã hết lượt làm bài)' : ''}`,
    en: `the quiz stands at ${best}%, ${needed}% is needed${used ? ' (no attempts left)' : ''}`,
  };
}
