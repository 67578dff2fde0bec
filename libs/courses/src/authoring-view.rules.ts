import { type AuthoredLessonDto, type AuthoredQuestionDto } from './authoring.dto.js';
import { type AuthoredLesson } from './course-content.repository.js';
import { type QuestionText } from './course-content.rules.js';
import { type DraftCourse } from './course-faults.rules.js';
import { readQuizSettings } from './quiz-draw.rules.js';
import { type StoredQuestion } from './quiz-questions.repository.js';

export function viewLesson(lesson: AuthoredLesson, questions: readonly StoredQuestion[]): AuthoredLessonDto {
  const { id, revision, questionsRevision, position, kind, title, bodyMarkdown, minutes, settings, durationSeconds } =
    lesson;
  return {
    id,
    revision,
    questionsRevision,
    position,
    kind,
    title,
    bodyMarkdown,
    minutes,
    resource: resourceOf(lesson),
    ...readQuizSettings(settings),
    durationSeconds,
    questions: questions.filter((question) => question.lessonId === id).map(viewQuestion),
  };
}

function resourceOf(lesson: AuthoredLesson): AuthoredLessonDto['resource'] {
  const { resourceId, resourceTitle, fileName, mediaType, resourceVersion, newerResource } = lesson;
  if (resourceId === null || resourceTitle === null || fileName === null || mediaType === null) return null;
  return {
    id: resourceId,
    title: resourceTitle,
    fileName,
    mediaType,
    version: resourceVersion ?? 1,
    newer: newerResource,
  };
}

function viewQuestion(question: StoredQuestion): AuthoredQuestionDto {
  const { kind, prompt, explanation, options, answer, numeric } = question;
  return {
    kind,
    prompt,
    explanation,
    options: options.map(({ text, correct }) => ({ text, correct })),
    ...(answer !== undefined && { value: answer }),
    ...(numeric && { number: numeric.answer, tolerance: numeric.tolerance, unit: numeric.unit ?? '' }),
  };
}

export function toQuestionText(question: AuthoredQuestionDto): QuestionText {
  const { kind, prompt, explanation, options, value, number, tolerance, unit } = question;
  return { kind, prompt, explanation, options, answer: kind === 'numeric' ? number : value, tolerance, unit };
}

export function toDraftCourse(
  version: { summary: string; nominalHalfPeriods: number },
  lessons: readonly AuthoredLesson[],
  questions: readonly StoredQuestion[],
): DraftCourse {
  return {
    summary: version.summary,
    nominalHalfPeriods: version.nominalHalfPeriods,
    lessons: lessons.map((lesson) => ({
      ...lesson,
      draw: readQuizSettings(lesson.settings).draw,
      questions: questions.filter((question) => question.lessonId === lesson.id),
    })),
  };
}
