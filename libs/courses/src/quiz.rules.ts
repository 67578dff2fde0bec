export const QUESTION_KINDS = ['single', 'multiple', 'true_false', 'numeric'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuizOption {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
}

export interface NumericKey {
  readonly answer: number;
  readonly tolerance: number;
  readonly unit?: string;
}

/** A question with its key: this shape never leaves the server before the attempt is submitted. */
export interface QuizQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly explanation: string;
  readonly options: readonly QuizOption[];
  /** true_false: what is right. */
  readonly answer?: boolean;
  readonly numeric?: NumericKey;
}

/** What a learner has said so far; numeric answers are kept as typed. */
export interface GivenAnswer {
  readonly optionIds?: readonly string[];
  readonly value?: boolean;
  readonly text?: string;
}

export const FULL_POINTS = 100;

/** Points of one question in whole hundredths; several right options share them, a wrong one takes back a right one. */
export function pointsOf(question: QuizQuestion, given: GivenAnswer | undefined): number {
  if (given === undefined) return 0;
  switch (question.kind) {
    case 'single':
      return given.optionIds?.length === 1 && isRight(question, given.optionIds[0]) ? FULL_POINTS : 0;
    case 'multiple':
      return pointsOfChoice(question, given.optionIds ?? []);
    case 'true_false':
      return given.value !== undefined && given.value === question.answer ? FULL_POINTS : 0;
    case 'numeric':
      return question.numeric && isNear(question.numeric, given.text ?? '') ? FULL_POINTS : 0;
  }
}

function isRight(question: QuizQuestion, optionId: string | undefined): boolean {
  return question.options.some((option) => option.id === optionId && option.correct);
}

function pointsOfChoice(question: QuizQuestion, chosen: readonly string[]): number {
  const right = question.options.filter((option) => option.correct).length;
  const hits = new Set(chosen.filter((id) => isRight(question, id))).size;
  const misses = new Set(chosen).size - hits;
  return right === 0 ? 0 : Math.floor((FULL_POINTS * Math.max(0, hits - misses)) / right);
}

function isNear({ answer, tolerance }: NumericKey, text: string): boolean {
  // 0.1 + 0.2 must be within 0 of 0.3: what binary fractions add is no fault of the learner.
  const slack = 1e-9 * Math.max(1, Math.abs(answer));
  return numericReadings(text).some((value) => Math.abs(value - answer) <= tolerance + slack);
}

/** `1.000` is a thousand here and one elsewhere: every sensible reading counts. */
export function numericReadings(text: string): number[] {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(/^\+/, '');
  const readings = [
    plain,
    plain.replaceAll(',', '.'),
    /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : '',
    /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : '',
  ];
  const values = readings.filter((reading) => /^-?\d+(\.\d+)?$/.test(reading)).map(Number);
  return [...new Set(values.filter(Number.isFinite))];
}

export interface QuizResult {
  /** Question id → points in hundredths. */
  readonly byQuestion: ReadonlyMap<string, number>;
  readonly points: number;
  readonly maxPoints: number;
  readonly scorePercent: number;
  readonly passed: boolean;
}

/** An unanswered question counts nothing. The percentage is rounded down, so that 69.9 never reads as a pass of 70. */
export function gradeQuiz(
  questions: readonly QuizQuestion[],
  answers: Readonly<Record<string, GivenAnswer | undefined>>,
  passPercent: number,
): QuizResult {
  const byQuestion = new Map(questions.map((question) => [question.id, pointsOf(question, answers[question.id])]));
  const points = [...byQuestion.values()].reduce((sum, each) => sum + each, 0);
  const maxPoints = questions.length * FULL_POINTS;
  return {
    byQuestion,
    points,
    maxPoints,
    scorePercent: percentOf(points, maxPoints),
    passed: maxPoints > 0 && points * 100 >= passPercent * maxPoints,
  };
}

export function percentOf(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.floor((100 * part) / whole);
}
