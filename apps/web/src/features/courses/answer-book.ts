import type { Answer, AttemptQuestion } from './lesson-api.js';

export type Answers = Readonly<Record<string, Answer>>;
export type Revisions = Readonly<Record<string, number>>;

const keyOf = (attemptId: string): string => `tu-hoc.answers.${attemptId}`;

/** What this browser still holds of an attempt; nothing when its storage is closed to us. */
export function keptAnswers(attemptId: string): Answers {
  try {
    return JSON.parse(localStorage.getItem(keyOf(attemptId)) ?? '{}') as Answers;
  } catch {
    return {};
  }
}

export function keepAnswers(attemptId: string, answers: Answers): void {
  try {
    localStorage.setItem(keyOf(attemptId), JSON.stringify(answers));
  } catch {
    // Full or forbidden: the server still gets every answer.
  }
}

export function forgetAnswers(attemptId: string): void {
  try {
    localStorage.removeItem(keyOf(attemptId));
  } catch {
    // Nothing was kept then.
  }
}

/** Per question the newest of what the server and this browser hold. */
export function latestAnswers(questions: readonly AttemptQuestion[], kept: Answers): Answers {
  const answers: Record<string, Answer> = {};
  for (const { id, given } of questions) {
    const candidates = [given, kept[id]].filter((answer) => answer !== null && answer !== undefined);
    const latest = candidates.sort((a, b) => b.revision - a.revision)[0];
    if (latest) answers[id] = latest;
  }
  return answers;
}

export function unsavedOf(answers: Answers, saved: Revisions): Answer[] {
  return Object.values(answers).filter(({ questionId, revision }) => revision > (saved[questionId] ?? 0));
}

export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  return (answer.optionIds?.length ?? 0) > 0 || answer.value !== undefined || (answer.text ?? '').trim() !== '';
}
