import { type DrawnQuestion } from './quiz-draw.rules.js';
import { type GivenAnswer } from './quiz.rules.js';

/** The revision counts up in the browser: a request that arrives late never overwrites a newer answer. */
export interface RevisedAnswer extends GivenAnswer {
  readonly revision: number;
}

export type StoredAnswers = Readonly<Record<string, RevisedAnswer>>;

export interface SentAnswer extends RevisedAnswer {
  readonly questionId: string;
}

/** Newer revisions replace older ones; what is older than what is stored falls away. */
export function mergeAnswers(stored: StoredAnswers, sent: readonly SentAnswer[]): StoredAnswers {
  const merged: Record<string, RevisedAnswer> = { ...stored };
  for (const { questionId, ...answer } of sent) {
    if (answer.revision > (merged[questionId]?.revision ?? -1)) merged[questionId] = answer;
  }
  return merged;
}

/** The first answer that belongs to no question of this attempt, or chooses an option that the question does not have. */
export function findMisfit(drawn: readonly DrawnQuestion[], sent: readonly SentAnswer[]): SentAnswer | null {
  const options = new Map(drawn.map((question) => [question.questionId, question.optionIds]));
  const fits = ({ questionId, optionIds = [] }: SentAnswer): boolean =>
    optionIds.every((id) => options.get(questionId)?.includes(id)) && options.has(questionId);
  return sent.find((answer) => !fits(answer)) ?? null;
}
