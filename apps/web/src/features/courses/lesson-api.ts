import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import { coursesKey, type LessonKind, type LessonState } from './courses-api.js';

export interface WatchedRange {
  readonly from: number;
  readonly to: number;
}

export interface LessonProgress {
  readonly state: LessonState;
  readonly positionSeconds: number;
  readonly activeSeconds: number;
  readonly durationSeconds: number | null;
  readonly watchedPercent: number;
  readonly watched: readonly WatchedRange[];
}

export interface ProgressSaved extends LessonProgress {
  readonly courseCompleted: boolean;
}

export interface LessonFile {
  readonly resourceId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly url: string;
  readonly downloadUrl: string;
  readonly captionsUrl: string | null;
}

export interface AttemptSummary {
  readonly id: string;
  readonly number: number;
  readonly startedAt: string;
  readonly submittedAt: string | null;
  readonly scorePercent: number | null;
  readonly passed: boolean | null;
}

export interface LessonQuiz {
  readonly questions: number;
  readonly passPercent: number;
  readonly maxAttempts: number;
  readonly attempts: readonly AttemptSummary[];
}

export interface LessonContent {
  readonly id: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly minutes: number;
  readonly bodyMarkdown: string;
  readonly progress: LessonProgress;
  readonly file: LessonFile | null;
  readonly quiz: LessonQuiz | null;
}

export interface Answer {
  readonly questionId: string;
  readonly revision: number;
  readonly optionIds?: readonly string[];
  readonly value?: boolean;
  readonly text?: string;
}

export interface AnswerKey {
  readonly correctOptionIds: readonly string[];
  readonly value: boolean | null;
  readonly number: number | null;
  readonly tolerance: number | null;
  readonly explanation: string;
  readonly points: number;
}

export interface AttemptQuestion {
  readonly id: string;
  readonly kind: 'single' | 'multiple' | 'true_false' | 'numeric';
  readonly prompt: string;
  readonly unit: string | null;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly given: Answer | null;
  readonly key: AnswerKey | null;
}

export interface Attempt {
  readonly id: string;
  readonly number: number;
  readonly submittedAt: string | null;
  readonly scorePercent: number | null;
  readonly passed: boolean | null;
  readonly passPercent: number;
  readonly attemptsLeft: number;
  readonly questions: readonly AttemptQuestion[];
}

export interface Beat {
  readonly sittingId: string;
  readonly sequence: number;
  readonly activeSeconds: number;
  readonly positionSeconds?: number;
  readonly durationSeconds?: number;
  readonly watched?: readonly WatchedRange[];
}

export interface LessonAddress {
  readonly enrolmentId: string;
  readonly lessonId: string;
}

const lessonPath = ({ enrolmentId, lessonId }: LessonAddress): string =>
  `/api/me/enrolments/${enrolmentId}/lessons/${lessonId}`;

export const lessonKey = ({ enrolmentId, lessonId }: LessonAddress) => [...coursesKey, 'lesson', enrolmentId, lessonId];

export const lessonQuery = (lesson: LessonAddress) =>
  queryOptions({
    queryKey: lessonKey(lesson),
    queryFn: ({ signal }) => requestJson<LessonContent>(lessonPath(lesson), { signal }),
    // A reader must not lose the place because the window was left for a moment.
    refetchOnWindowFocus: false,
  });

export const attemptQuery = (attemptId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'attempt', attemptId],
    queryFn: ({ signal }) => requestJson<Attempt>(`/api/me/attempts/${attemptId}`, { signal }),
    refetchOnWindowFocus: false,
  });

export const lessonCalls = {
  open: (lesson: LessonAddress) => requestJson<LessonProgress>(`${lessonPath(lesson)}/openings`, { method: 'POST' }),
  beat: (lesson: LessonAddress, beat: Beat) =>
    requestJson<ProgressSaved>(`${lessonPath(lesson)}/beats`, { method: 'POST', body: beat }),
  finish: (lesson: LessonAddress) => requestJson<ProgressSaved>(`${lessonPath(lesson)}/finish`, { method: 'POST' }),
  startAttempt: (lesson: LessonAddress) => requestJson<Attempt>(`${lessonPath(lesson)}/attempts`, { method: 'POST' }),
  saveAnswers: (attemptId: string, answers: readonly Answer[]) =>
    requestJson<{ answers: readonly Answer[] }>(`/api/me/attempts/${attemptId}/answers`, {
      method: 'PUT',
      body: { answers },
    }),
  submit: (attemptId: string, answers: readonly Answer[]) =>
    requestJson<Attempt & { readonly courseCompleted: boolean }>(`/api/me/attempts/${attemptId}/submission`, {
      method: 'POST',
      body: { answers },
    }),
};

/** The last word of a page that is being left: the browser sends it though the page is gone. */
export function sendLastBeat(lesson: LessonAddress, beat: Beat): void {
  void fetch(`${lessonPath(lesson)}/beats`, {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(beat),
  }).catch(() => undefined);
}
