import { newId } from '#platform';
import { type LessonKind } from './courses.events.js';
import { type QuestionKind } from './quiz.rules.js';

/** A lesson as stored, of any version. */
export interface StoredLesson {
  readonly id: string;
  readonly courseVersionId: string;
  readonly position: number;
  readonly slug: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly bodyMarkdown: string;
  readonly resourceVersionId: string | null;
  readonly minutes: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A question as an author writes it. */
export interface QuestionText {
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly explanation: string;
  readonly options: readonly { readonly text: string; readonly correct: boolean }[];
  /** true_false: what is right; numeric: the number. */
  readonly answer?: boolean | number | undefined;
  readonly tolerance?: number | undefined;
  readonly unit?: string | undefined;
}

export interface StoredQuestionRow {
  readonly id: string;
  readonly lessonId: string;
  readonly position: number;
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly explanation: string;
  readonly settings: object;
}

export interface StoredOptionRow {
  readonly id: string;
  readonly questionId: string;
  readonly position: number;
  readonly text: string;
  readonly correct: boolean;
}

export interface QuestionRows {
  readonly questions: readonly StoredQuestionRow[];
  readonly options: readonly StoredOptionRow[];
}

export function toQuestionRows(lessonId: string, texts: readonly QuestionText[]): QuestionRows {
  const questions = texts.map((text, index) => ({
    id: newId(),
    lessonId,
    position: index + 1,
    kind: text.kind,
    prompt: text.prompt,
    explanation: text.explanation,
    settings: settingsOf(text),
  }));
  const options = texts.flatMap((text, index) => optionRows(questions[index]?.id ?? '', text));
  return { questions, options };
}

function optionRows(questionId: string, { kind, options }: QuestionText): StoredOptionRow[] {
  if (kind === 'true_false' || kind === 'numeric') return [];
  return options.map(({ text, correct }, index) => ({ id: newId(), questionId, position: index + 1, text, correct }));
}

function settingsOf({ kind, answer, tolerance = 0, unit }: QuestionText): object {
  if (kind === 'true_false') return typeof answer === 'boolean' ? { answer } : {};
  if (kind === 'numeric') return typeof answer === 'number' ? { answer, tolerance, ...(unit && { unit }) } : {};
  return {};
}
