import type { AuthoredQuestion, QuestionKind } from './author-api.js';

export interface EditedQuestion extends Omit<AuthoredQuestion, 'number' | 'tolerance'> {
  /** Only for the list on the screen: questions have no id until they are saved. */
  readonly key: string;
  /** As typed. */
  readonly numberText: string;
  readonly toleranceText: string;
}

let made = 0;
const nextKey = (): string => `q${(made += 1)}`;

export function keyed({ number, tolerance, ...question }: AuthoredQuestion): EditedQuestion {
  return {
    ...question,
    key: nextKey(),
    numberText: number === undefined ? '' : String(number).replace('.', ','),
    toleranceText: tolerance === undefined ? '' : String(tolerance).replace('.', ','),
  };
}

export function emptyQuestion(kind: QuestionKind): EditedQuestion {
  const chosen = kind === 'single' || kind === 'multiple';
  const options = chosen ? [true, false].map((correct) => ({ text: '', correct })) : [];
  return keyed({ kind, prompt: '', explanation: '', options });
}

/** Keeps what the other kind can use. */
export function changedKind(question: EditedQuestion, kind: QuestionKind): EditedQuestion {
  const chosen = kind === 'single' || kind === 'multiple';
  if (!chosen) return { ...question, kind, options: [] };
  const options = question.options.length > 0 ? question.options : emptyQuestion(kind).options;
  const first = options.findIndex((option) => option.correct);
  const one = options.map((option, index) => ({ ...option, correct: index === Math.max(0, first) }));
  return { ...question, kind, options: kind === 'single' ? one : options };
}

export function sentQuestions(questions: readonly EditedQuestion[]): AuthoredQuestion[] {
  return questions.map(({ key: _, numberText, toleranceText, value, unit, ...question }) => ({
    ...question,
    ...(question.kind === 'true_false' && value !== undefined && { value }),
    ...(question.kind === 'numeric' && {
      ...whenNumber('number', numberText),
      ...whenNumber('tolerance', toleranceText),
      ...(unit !== undefined && { unit }),
    }),
  }));
}

function whenNumber(name: string, text: string): Record<string, number> {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) ? {} : { [name]: number };
}
