import fc from 'fast-check';
import { drawQuestions, readQuizSettings } from './quiz-draw.rules.js';
import { gradeQuiz, numericReadings, pointsOf, type QuestionKind, type QuizQuestion } from './quiz.rules.js';

const aQuestion = (kind: QuestionKind, right: string, wrong = ''): QuizQuestion => ({
  id: `${kind}:${right}`,
  kind,
  prompt: 'Câu hỏi',
  explanation: '',
  options: [
    ...[...right].map((id) => ({ id, text: id, correct: true })),
    ...[...wrong].map((id) => ({ id, text: id, correct: false })),
  ],
});
const aNumber = (answer: number, tolerance = 0): QuizQuestion => ({
  ...aQuestion('numeric', ''),
  id: `numeric:${answer}`,
  numeric: { answer, tolerance },
});

describe('pointsOf', () => {
  it.each([
    ['the right one', ['a'], 100],
    ['a wrong one', ['x'], 0],
    ['nothing', [], 0],
    ['the right one among two', ['a', 'x'], 0],
    ['an option of another question', ['z'], 0],
  ])('gives a single choice of %s its points', (_, optionIds, points) => {
    expect(pointsOf(aQuestion('single', 'a', 'xy'), { optionIds })).toBe(points);
  });

  it.each([
    [['a', 'b', 'c'], 100],
    [['a', 'b'], 66],
    [['a', 'b', 'x'], 33],
    [['a', 'x'], 0],
    [['a', 'b', 'c', 'x', 'y'], 33],
    [['a', 'a', 'a'], 33],
    [[], 0],
  ])('shares the points of a multiple choice among its three right options: %j', (optionIds, points) => {
    expect(pointsOf(aQuestion('multiple', 'abc', 'xy'), { optionIds })).toBe(points);
  });

  it('takes neither answer of a true/false question for granted', () => {
    const question = { ...aQuestion('true_false', ''), answer: false };
    expect([{ value: false }, { value: true }, {}].map((given) => pointsOf(question, given))).toEqual([100, 0, 0]);
  });

  it.each([
    [72, 0, '72', 100],
    [72, 0, '72,0', 100],
    [72, 0, '71.9', 0],
    [2.5, 0.1, '2,6', 100],
    [2.5, 0.1, '2,61', 0],
    [0.3, 0, '0,3', 100],
    [0.3, 0.1, '0,4', 100],
    [1000, 0, '1.000', 100],
    [1, 0, '1.000', 100],
    [1234.5, 0, '1.234,5', 100],
    [-5, 0, '-5', 100],
    [0, 0, '', 0],
    [0, 0, 'không', 0],
    [0, 0, '1e400', 0],
  ])('accepts for %d ± %d the text %j: %d points', (answer, tolerance, text, points) => {
    expect(pointsOf(aNumber(answer, tolerance), { text })).toBe(points);
  });
});

describe('numericReadings', () => {
  it('reads every number that it can write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (value) => {
        expect(numericReadings(String(value / 100))).toContain(value / 100);
        expect(numericReadings(String(value / 100).replace('.', ','))).toContain(value / 100);
      }),
    );
  });
});

describe('gradeQuiz', () => {
  const questions = [aQuestion('single', 'a', 'x'), aQuestion('multiple', 'bcd', 'y'), aNumber(5)];

  it('counts an unanswered question as nothing and passes exactly at the mark', () => {
    const answers = { 'single:a': { optionIds: ['a'] }, 'numeric:5': { text: '5' } };
    expect(gradeQuiz(questions, answers, 66)).toMatchObject({
      points: 200,
      maxPoints: 300,
      scorePercent: 66,
      passed: true,
    });
    expect(gradeQuiz(questions, answers, 67)).toMatchObject({ passed: false });
  });

  it('rounds down, so that a failed attempt never shows the pass mark', () => {
    const result = gradeQuiz(
      questions,
      { 'single:a': { optionIds: ['a'] }, 'multiple:bcd': { optionIds: ['b', 'c', 'd', 'y'] } },
      56,
    );
    expect(result).toMatchObject({ points: 166, scorePercent: 55, passed: false });
  });

  it('never passes an empty quiz', () => {
    expect(gradeQuiz([], {}, 0).passed).toBe(false);
  });
});

describe('drawQuestions', () => {
  const pool = ['a', 'b', 'c', 'd', 'e'].map((id) => aQuestion('single', id, 'xyz'));

  it('draws the wanted number, each question once, with all of its options', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 }),
        (numbers) => {
          const drawn = drawQuestions(pool, 3, () => numbers.pop() ?? 0);
          expect(new Set(drawn.map((each) => each.questionId)).size).toBe(3);
          for (const each of drawn)
            expect([...each.optionIds].sort()).toEqual([each.questionId.slice(-1), 'x', 'y', 'z'].sort());
        },
      ),
    );
  });

  it('draws the whole pool when no number is set', () => {
    expect(drawQuestions(pool, null, () => 0.5)).toHaveLength(5);
  });
});

describe('readQuizSettings', () => {
  it('asks for 70 % in at most 3 attempts unless the author says otherwise', () => {
    expect(readQuizSettings({})).toEqual({ passPercent: 70, maxAttempts: 3, draw: null });
    expect(readQuizSettings({ passPercent: 80, maxAttempts: 2, draw: 6 })).toEqual({
      passPercent: 80,
      maxAttempts: 2,
      draw: 6,
    });
  });
});
