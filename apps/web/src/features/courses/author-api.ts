import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';
import { address, coursesKey, type LessonKind, type Topic } from './courses-api.js';

export interface AuthoredCard {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly ownerUnitName: string | null;
  readonly nominalHalfPeriods: number;
  readonly publishedNumber: number | null;
  readonly draftNumber: number | null;
  readonly lessons: number;
  readonly enrolled: number;
  readonly completed: number;
  readonly updatedAt: string;
}

export interface CourseVersion {
  readonly id: string;
  readonly number: number;
  readonly state: 'draft' | 'published' | 'retired';
  readonly title: string;
  readonly summary: string;
  readonly topic: Topic;
  readonly language: 'vi' | 'en';
  readonly legalBasis: readonly string[];
  readonly nominalHalfPeriods: number;
  readonly publishedAt: string | null;
  readonly enrolled: number;
  readonly completed: number;
}

export type QuestionKind = 'single' | 'multiple' | 'true_false' | 'numeric';

export interface AuthoredQuestion {
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly explanation: string;
  readonly options: readonly { readonly text: string; readonly correct: boolean }[];
  readonly value?: boolean;
  readonly number?: number;
  readonly tolerance?: number;
  readonly unit?: string;
}

export interface AuthoredResource {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly version: number;
  readonly newer: boolean;
}

export interface AuthoredLesson {
  readonly id: string;
  readonly position: number;
  readonly kind: LessonKind;
  readonly title: string;
  readonly bodyMarkdown: string;
  readonly minutes: number;
  readonly resource: AuthoredResource | null;
  readonly passPercent: number;
  readonly maxAttempts: number;
  readonly draw: number | null;
  readonly durationSeconds: number | null;
  readonly questions: readonly AuthoredQuestion[];
}

export interface AuthoredCourse {
  readonly id: string;
  readonly slug: string;
  readonly ownerUnitName: string | null;
  readonly shown: number;
  readonly versions: readonly CourseVersion[];
  readonly lessons: readonly AuthoredLesson[];
}

export interface CourseFault {
  readonly code: string;
  readonly lessonId?: string;
  readonly question?: number;
}

export type DraftChange = Partial<
  Pick<CourseVersion, 'title' | 'summary' | 'topic' | 'language' | 'legalBasis' | 'nominalHalfPeriods'>
>;

export type LessonChange = Partial<
  Pick<AuthoredLesson, 'title' | 'bodyMarkdown' | 'minutes' | 'passPercent' | 'maxAttempts' | 'draw'>
> & { readonly resourceId?: string | null; readonly durationSeconds?: number };

export const authoredCoursesQuery = (question: {
  readonly q?: string;
  readonly state?: string;
  readonly page?: number;
  readonly size?: number;
}) =>
  queryOptions({
    queryKey: [...coursesKey, 'authored', question],
    queryFn: ({ signal }) => requestJson<Page<AuthoredCard>>(address('/api/author/courses', question), { signal }),
    placeholderData: keepPreviousData,
  });

export const authoredCourseQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'authored-course', courseId],
    queryFn: ({ signal }) => requestJson<AuthoredCourse>(`/api/author/courses/${courseId}`, { signal }),
    refetchOnWindowFocus: false,
  });

export const faultsQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'faults', courseId],
    queryFn: ({ signal }) =>
      requestJson<{ faults: readonly CourseFault[] }>(`/api/author/courses/${courseId}/draft/faults`, { signal }),
    staleTime: 0,
  });

interface FoundResource {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly fileName: string;
}

export const resourceChoiceQuery = (question: { readonly q: string; readonly kind?: string }) =>
  queryOptions({
    queryKey: [...coursesKey, 'resource-choice', question],
    queryFn: ({ signal }) =>
      requestJson<Page<FoundResource>>(address('/api/library/resources', { ...question, size: 8 }), { signal }),
    placeholderData: keepPreviousData,
  });

const draft = (courseId: string): string => `/api/author/courses/${courseId}/draft`;

export const authorCalls = {
  create: (course: { readonly title: string; readonly topic: string }) =>
    requestJson<{ id: string }>('/api/author/courses', { method: 'POST', body: course }),
  edit: (courseId: string, change: DraftChange) =>
    requestJson<void>(draft(courseId), { method: 'PATCH', body: change }),
  startDraft: (courseId: string) => requestJson<void>(draft(courseId), { method: 'POST' }),
  discardDraft: (courseId: string) => requestJson<void>(draft(courseId), { method: 'DELETE' }),
  publish: (courseId: string) => requestJson<void>(`${draft(courseId)}/publication`, { method: 'POST' }),
  addLesson: (courseId: string, lesson: { readonly kind: LessonKind; readonly title: string }) =>
    requestJson<{ id: string }>(`${draft(courseId)}/lessons`, { method: 'POST', body: lesson }),
  editLesson: (courseId: string, lessonId: string, change: LessonChange) =>
    requestJson<void>(`${draft(courseId)}/lessons/${lessonId}`, { method: 'PATCH', body: change }),
  removeLesson: (courseId: string, lessonId: string) =>
    requestJson<void>(`${draft(courseId)}/lessons/${lessonId}`, { method: 'DELETE' }),
  orderLessons: (courseId: string, lessonIds: readonly string[]) =>
    requestJson<void>(`${draft(courseId)}/lesson-order`, { method: 'PUT', body: { lessonIds } }),
  setQuestions: (courseId: string, lessonId: string, questions: readonly AuthoredQuestion[]) =>
    requestJson<void>(`${draft(courseId)}/lessons/${lessonId}/questions`, { method: 'PUT', body: { questions } }),
};
