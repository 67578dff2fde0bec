import { type AnswerKeyDto, type AttemptQuestionDto, type SentAnswerDto } from './quiz-attempt.dto.js';
import { type StoredAnswers } from './quiz-answers.rules.js';
import { type DrawnQuestion } from './quiz-draw.rules.js';
import { pointsOf, type QuizQuestion } from './quiz.rules.js';

/** An attempt as its learner may see it. The key is written here and nowhere else, and only once it is submitted. */
export function viewQuestions(
  drawn: readonly DrawnQuestion[],
  questions: readonly QuizQuestion[],
  answers: StoredAnswers,
  submitted: boolean,
): AttemptQuestionDto[] {
  const known = new Map(questions.map((question) => [question.id, question]));
  return drawn.flatMap(({ questionId, optionIds }) => {
    const question = known.get(questionId);
    return question ? [viewQuestion(question, optionIds, answers, submitted)] : [];
  });
}

function viewQuestion(
  question: QuizQuestion,
  optionIds: readonly string[],
  answers: StoredAnswers,
  submitted: boolean,
): AttemptQuestionDto {
  const texts = new Map(question.options.map((option) => [option.id, option.text]));
  return {
    id: question.id,
    kind: question.kind,
    prompt: question.prompt,
    unit: question.numeric?.unit ?? null,
    options: optionIds.map((id) => ({ id, text: texts.get(id) ?? '' })),
    given: givenTo(question.id, answers),
    key: submitted ? keyOf(question, answers) : null,
  };
}

function givenTo(questionId: string, answers: StoredAnswers): SentAnswerDto | null {
  const answer = answers[questionId];
  return answer ? viewAnswer(questionId, answer) : null;
}

export function viewAnswer(questionId: string, { optionIds, ...answer }: StoredAnswers[string]): SentAnswerDto {
  return { questionId, ...answer, ...(optionIds && { optionIds: [...optionIds] }) };
}

function keyOf(question: QuizQuestion, answers: StoredAnswers): AnswerKeyDto {
  return {
    correctOptionIds: question.options.filter((option) => option.correct).map((option) => option.id),
    value: question.answer ?? null,
    number: question.numeric?.answer ?? null,
    tolerance: question.numeric?.tolerance ?? null,
    explanation: question.explanation,
    points: pointsOf(question, answers[question.id]),
  };
}
