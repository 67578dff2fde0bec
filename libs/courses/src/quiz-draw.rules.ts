import { type QuizQuestion } from './quiz.rules.js';

export const DEFAULT_PASS_PERCENT = 70;
export const DEFAULT_MAX_ATTEMPTS = 3;

export interface QuizSettings {
  readonly passPercent: number;
  readonly maxAttempts: number;
  /** How many of the questions an attempt draws; null for all. */
  readonly draw: number | null;
}

/** What one attempt asks, in its own order: ids only, since the frozen version holds the words. */
export interface DrawnQuestion {
  readonly questionId: string;
  readonly optionIds: readonly string[];
}

export function readQuizSettings(settings: Readonly<Record<string, unknown>>): QuizSettings {
  return {
    passPercent: wholeOr(settings['passPercent'], DEFAULT_PASS_PERCENT),
    maxAttempts: wholeOr(settings['maxAttempts'], DEFAULT_MAX_ATTEMPTS),
    draw: typeof settings['draw'] === 'number' ? settings['draw'] : null,
  };
}

function wholeOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : otherwise;
}

/** Draws from the pool and shuffles questions and options. `random` yields [0, 1). */
export function drawQuestions(
  pool: readonly Pick<QuizQuestion, 'id' | 'options'>[],
  draw: number | null,
  random: () => number,
): DrawnQuestion[] {
  return shuffled(pool, random)
    .slice(0, draw ?? pool.length)
    .map((question) => ({
      questionId: question.id,
      optionIds: shuffled(question.options, random).map((option) => option.id),
    }));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
