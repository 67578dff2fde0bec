import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type NumericKey, type QuestionKind, type QuizOption, type QuizQuestion } from './quiz.rules.js';

interface QuestionRow {
  lessonId: string;
  id: string;
  kind: QuestionKind;
  prompt: string;
  explanation: string;
  settings: { answer?: boolean | number; tolerance?: number; unit?: string };
  options: QuizOption[];
}

export interface StoredQuestion extends QuizQuestion {
  readonly lessonId: string;
}

const LIST = `
  select q.lesson_id as "lessonId", q.id, q.kind, q.prompt, q.explanation, q.settings,
         coalesce((select json_agg(json_build_object('id', o.id, 'text', o.text, 'correct', o.correct) order by o.position)
                   from quiz_options o where o.question_id = q.id), '[]') as options
  from quiz_questions q where q.lesson_id = any($1::uuid[]) order by q.lesson_id, q.position`;

@Injectable()
export class QuizQuestionsRepository {
  constructor(private readonly database: Database) {}

  async list(lessonIds: readonly string[]): Promise<StoredQuestion[]> {
    return (await this.database.named<QuestionRow>('courses.questions', LIST, [lessonIds])).map(toQuestion);
  }
}

function toQuestion({ settings, ...row }: QuestionRow): StoredQuestion {
  return {
    ...row,
    ...(typeof settings.answer === 'boolean' && { answer: settings.answer }),
    ...(typeof settings.answer === 'number' && { numeric: numericKeyOf(settings.answer, settings) }),
  };
}

function numericKeyOf(answer: number, { tolerance = 0, unit }: QuestionRow['settings']): NumericKey {
  return { answer, tolerance, ...(unit !== undefined && unit !== '' && { unit }) };
}
