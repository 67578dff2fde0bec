import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';

export const TOPICS = [
  'digital-general',
  'digital-devices',
  'digital-data',
  'digital-communication',
  'digital-content',
  'digital-security',
  'digital-problem-solving',
  'environment-law',
  'land',
  'water',
  'forestry',
  'agriculture',
  'office-documents',
  'foreign-language',
  'emulation',
  'public-service',
  'learning-skills',
] as const satisfies readonly Schema<'Topic'>[];
export type Topic = Schema<'Topic'>;

export const STANDINGS = ['not-started', 'active', 'completed'] as const;
export type Standing = (typeof STANDINGS)[number];

export const LESSON_KINDS = ['article', 'file', 'video', 'quiz'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];
export type LessonState = LessonStanding['state'];

export type CourseCard = Schema<'CourseCardDto'>;
export type LessonStanding = Schema<'LessonStandingDto'>;
export type EnrolmentStanding = Schema<'EnrolmentStandingDto'>;
export type CoursePage = Schema<'CoursePageDto'>;
export type Enrolment = Schema<'EnrolmentDto'>;

/** Answers of the learner's own learning: whatever changes it makes them stale together. */
export const coursesKey = ['courses'] as const;

export const catalogueQuery = (list: ListState) => {
  const topic = TOPICS.find((each) => each === list.filter('topic'));
  const standing = STANDINGS.find((each) => each === list.filter('standing'));
  const { page, size, q } = list;
  const query = { page, size, ...(q && { q }), ...(topic && { topic: [topic] }), ...(standing && { standing }) };
  return queryOptions({
    queryKey: [...coursesKey, 'catalogue', query],
    queryFn: ({ signal }) => answered(api.GET('/api/courses', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'page', id],
    queryFn: ({ signal }) => answered(api.GET('/api/courses/{id}', { params: { path: { id } }, signal })),
  });

export const enrolmentsQuery = (query: { readonly state?: 'active' | 'completed'; readonly size?: number }) =>
  queryOptions({
    queryKey: [...coursesKey, 'mine', query],
    queryFn: ({ signal }) => answered(api.GET('/api/me/enrolments', { params: { query }, signal })),
  });

export const learningQuery = (id: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'learning', id],
    queryFn: ({ signal }) => answered(api.GET('/api/me/enrolments/{id}', { params: { path: { id } }, signal })),
  });

/** Whether the record has credited the course by now: it is written by the worker, a moment after the last lesson. */
export const creditQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'credit', courseId],
    queryFn: async ({ signal }) => {
      const { completions } = await answered(api.GET('/api/me/learning', { signal }));
      return completions.find((completion) => completion.courseId === courseId)?.creditHalfPeriods ?? null;
    },
    staleTime: 0,
  });

export const enrol = (id: string) => answered(api.POST('/api/courses/{id}/enrolments', { params: { path: { id } } }));
