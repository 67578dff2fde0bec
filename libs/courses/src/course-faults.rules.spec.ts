import { faultsOf, type DraftCourse, type DraftLesson } from './course-faults.rules.js';
import { type QuizQuestion } from './quiz.rules.js';

const anArticle: DraftLesson = {
  id: 'l1',
  kind: 'article',
  bodyMarkdown: '## Mở đầu',
  resourceVersionId: null,
  mediaType: null,
  durationSeconds: null,
  minutes: 10,
  draw: null,
  questions: [],
};
const aQuestion: QuizQuestion = {
  id: 'q1',
  kind: 'single',
  prompt: 'Hỏi?',
  explanation: '',
  options: [
    { id: 'a', text: 'A', correct: true },
    { id: 'b', text: 'B', correct: false },
  ],
};
const aCourse = (...lessons: DraftLesson[]): DraftCourse => ({ summary: 'Tóm tắt', nominalHalfPeriods: 2, lessons });
const aQuiz = (...questions: QuizQuestion[]): DraftLesson => ({ ...anArticle, id: 'l2', kind: 'quiz', questions });

describe('faultsOf', () => {
  it('finds nothing wrong with a whole course', () => {
    expect(faultsOf(aCourse(anArticle, aQuiz(aQuestion)))).toEqual([]);
  });

  it('lists all faults of an empty draft at once', () => {
    expect(faultsOf({ summary: '', nominalHalfPeriods: 0, lessons: [] }).map((fault) => fault.code)).toEqual([
      'summary-missing',
      'credit-missing',
      'no-lessons',
    ]);
  });

  it.each<[string, Partial<DraftLesson>]>([
    ['article-empty', { bodyMarkdown: '  \n' }],
    ['minutes-missing', { minutes: 0 }],
    ['resource-missing', { kind: 'file' }],
    ['resource-missing', { kind: 'video' }],
    ['video-expected', { kind: 'video', resourceVersionId: 'r', mediaType: 'application/pdf' }],
    ['video-length-unknown', { kind: 'video', resourceVersionId: 'r', mediaType: 'video/mp4' }],
    ['quiz-empty', { kind: 'quiz' }],
  ])('says %s of a lesson %j', (code, change) => {
    expect(faultsOf(aCourse({ ...anArticle, ...change }))).toEqual([{ code, lessonId: 'l1' }]);
  });

  it('refuses to draw more questions than there are', () => {
    expect(faultsOf(aCourse({ ...aQuiz(aQuestion), draw: 2 }))).toEqual([
      { code: 'draw-exceeds-pool', lessonId: 'l2' },
    ]);
  });

  it.each<[string, Partial<QuizQuestion>]>([
    ['prompt-missing', { prompt: ' ' }],
    ['one-right-option-expected', { options: aQuestion.options.map((option) => ({ ...option, correct: true })) }],
    [
      'right-option-missing',
      { kind: 'multiple', options: aQuestion.options.map((option) => ({ ...option, correct: false })) },
    ],
    ['option-empty', { options: [...aQuestion.options, { id: 'c', text: '', correct: false }] }],
    ['too-few-options', { options: aQuestion.options.slice(0, 1) }],
    ['answer-missing', { kind: 'true_false', options: [] }],
    ['answer-missing', { kind: 'numeric', options: [] }],
  ])('says %s of a question and where it stands', (code, change) => {
    expect(faultsOf(aCourse(aQuiz(aQuestion, { ...aQuestion, ...change })))).toEqual([
      { code, lessonId: 'l2', question: 2 },
    ]);
  });
});
