import { isAnswered, latestAnswers, unsavedOf } from './answer-book.js';
import type { Answer, AttemptQuestion } from './lesson-api.js';

const anAnswer = (questionId: string, revision: number, text = `${revision}`): Answer => ({
  questionId,
  revision,
  text,
});
const aQuestion = (id: string, given: Answer | null): AttemptQuestion => ({
  id,
  kind: 'numeric',
  prompt: '?',
  unit: null,
  options: [],
  given,
  key: null,
});

describe('latestAnswers', () => {
  it('takes per question the newer of what the server and the browser hold', () => {
    const questions = [aQuestion('a', anAnswer('a', 3)), aQuestion('b', anAnswer('b', 1)), aQuestion('c', null)];
    const kept = { a: anAnswer('a', 2), b: anAnswer('b', 5), c: anAnswer('c', 1), gone: anAnswer('gone', 9) };
    const latest = latestAnswers(questions, kept);
    expect(Object.values(latest).map(({ questionId, revision }) => `${questionId}${revision}`)).toEqual([
      'a3',
      'b5',
      'c1',
    ]);
  });
});

describe('unsavedOf', () => {
  it('names what the server has not got yet', () => {
    const answers = { a: anAnswer('a', 2), b: anAnswer('b', 1) };
    expect(unsavedOf(answers, { a: 1, b: 1 })).toEqual([answers.a]);
    expect(unsavedOf(answers, {})).toHaveLength(2);
  });
});

describe('isAnswered', () => {
  it('takes a cleared answer for none, and a "false" for one', () => {
    const at = { questionId: 'a', revision: 1 };
    expect(
      [undefined, { ...at, optionIds: [] }, { ...at, text: ' ' }, { ...at, value: false }].map(isAnswered),
    ).toEqual([false, false, false, true]);
  });
});
