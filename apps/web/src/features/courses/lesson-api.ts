import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import { coursesKey } from './courses-api.js';

export type WatchedRange = Schema<'WatchedRangeDto'>;
export type LessonProgress = Schema<'LessonProgressDto'>;
export type ProgressSaved = Schema<'ProgressSavedDto'>;
export type LessonFile = Schema<'LessonFileDto'>;
export type LessonQuiz = Schema<'LessonQuizDto'>;
export type LessonContent = Schema<'LessonContentDto'>;
export type Beat = Schema<'LessonBeatDto'>;
export type Answer = Schema<'SentAnswerDto'>;
export type AnswerKey = Schema<'AnswerKeyDto'>;
export type Attempt = Schema<'AttemptDto'>;
export type AttemptQuestion = Schema<'AttemptQuestionDto'>;

export interface LessonAddress {
  readonly enrolmentId: string;
  readonly lessonId: string;
}

const within = ({ enrolmentId, lessonId }: LessonAddress) => ({ params: { path: { id: enrolmentId, lessonId } } });
const ofAttempt = (id: string) => ({ params: { path: { id } } });

export const lessonKey = ({ enrolmentId, lessonId }: LessonAddress) => [...coursesKey, 'lesson', enrolmentId, lessonId];

export const lessonQuery = (lesson: LessonAddress) =>
  queryOptions({
    queryKey: lessonKey(lesson),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/me/enrolments/{id}/lessons/{lessonId}', { ...within(lesson), signal })),
    // A reader must not lose the place because the window was left for a moment.
    refetchOnWindowFocus: false,
  });

export const attemptQuery = (attemptId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'attempt', attemptId],
    queryFn: ({ signal }) => answered(api.GET('/api/me/attempts/{id}', { ...ofAttempt(attemptId), signal })),
    refetchOnWindowFocus: false,
  });

export const lessonCalls = {
  open: (lesson: LessonAddress) =>
    answered(api.POST('/api/me/enrolments/{id}/lessons/{lessonId}/openings', within(lesson))),
  beat: (lesson: LessonAddress, body: Beat) =>
    answered(api.POST('/api/me/enrolments/{id}/lessons/{lessonId}/beats', { ...within(lesson), body })),
  finish: (lesson: LessonAddress) =>
    answered(api.POST('/api/me/enrolments/{id}/lessons/{lessonId}/finish', within(lesson))),
  startAttempt: (lesson: LessonAddress) =>
    answered(api.POST('/api/me/enrolments/{id}/lessons/{lessonId}/attempts', within(lesson))),
  saveAnswers: (attemptId: string, answers: Answer[]) =>
    answered(api.PUT('/api/me/attempts/{id}/answers', { ...ofAttempt(attemptId), body: { answers } })),
  submit: (attemptId: string, answers: Answer[]) =>
    answered(api.POST('/api/me/attempts/{id}/submission', { ...ofAttempt(attemptId), body: { answers } })),
};

/** The last word of a page that is being left: the browser sends it though the page is gone. */
export function sendLastBeat(lesson: LessonAddress, beat: Beat): void {
  void fetch(`/api/me/enrolments/${lesson.enrolmentId}/lessons/${lesson.lessonId}/beats`, {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(beat),
  }).catch(() => undefined);
}
