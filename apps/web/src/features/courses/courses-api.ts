import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';

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
] as const;
export type Topic = (typeof TOPICS)[number];

export const STANDINGS = ['not-started', 'active', 'completed'] as const;
export type Standing = (typeof STANDINGS)[number];

export const LESSON_KINDS = ['article', 'file', 'video', 'quiz'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];
export type LessonState = 'open' | 'started' | 'finished';

export interface CourseCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly topic: Topic;
  /** Half periods: 1 tiết = 2. */
  readonly nominalHalfPeriods: number;
  readonly lessons: number;
  readonly minutes: number;
  readonly standing: Standing;
  readonly enrolmentId: string | null;
  readonly finishedLessons: number;
}

export interface LessonStanding {
  readonly id: string;
  readonly position: number;
  readonly kind: LessonKind;
  readonly title: string;
  readonly minutes: number;
  readonly state: LessonState;
  readonly bestPercent: number | null;
  readonly passPercent: number | null;
  readonly attemptsLeft: number | null;
  readonly watchedPercent: number | null;
}

export interface EnrolmentStanding {
  readonly id: string;
  readonly state: 'active' | 'completed';
  readonly enrolledAt: string;
  readonly completedAt: string | null;
  readonly finishedLessons: number;
  readonly nextLessonId: string | null;
  readonly whyNotComplete: { readonly vi: string; readonly en: string } | null;
}

export interface CoursePage {
  readonly id: string;
  readonly versionId: string;
  readonly version: number;
  readonly newerVersion: boolean;
  readonly title: string;
  readonly summary: string;
  readonly topic: Topic;
  readonly language: string;
  readonly legalBasis: readonly string[];
  readonly nominalHalfPeriods: number;
  readonly minutes: number;
  readonly publishedAt: string | null;
  readonly ownerUnitName: string | null;
  readonly lessons: readonly LessonStanding[];
  readonly enrolment: EnrolmentStanding | null;
}

export interface Enrolment {
  readonly id: string;
  readonly courseId: string;
  readonly title: string;
  readonly topic: Topic;
  readonly nominalHalfPeriods: number;
  readonly state: 'active' | 'completed';
  readonly lastOpenedAt: string;
  readonly lessons: number;
  readonly finishedLessons: number;
  readonly nextLessonId: string | null;
  readonly nextLessonTitle: string | null;
}

export interface CatalogueQuestion {
  readonly q?: string;
  readonly topic?: string;
  readonly standing?: string;
  readonly sort?: string;
  readonly page?: number;
  readonly size?: number;
}

/** Answers of the learner's own learning: whatever changes it makes them stale together. */
export const coursesKey = ['courses'] as const;

export function address(path: string, question: object): string {
  const given = Object.entries(question).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length === 0 ? path : `${path}?${query.toString()}`;
}

export const catalogueQuery = (question: CatalogueQuestion) =>
  queryOptions({
    queryKey: [...coursesKey, 'catalogue', question],
    queryFn: ({ signal }) => requestJson<Page<CourseCard>>(address('/api/courses', question), { signal }),
    placeholderData: keepPreviousData,
  });

export const courseQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'page', courseId],
    queryFn: ({ signal }) => requestJson<CoursePage>(`/api/courses/${courseId}`, { signal }),
  });

export const enrolmentsQuery = (question: { readonly state?: string; readonly size?: number }) =>
  queryOptions({
    queryKey: [...coursesKey, 'mine', question],
    queryFn: ({ signal }) => requestJson<Page<Enrolment>>(address('/api/me/enrolments', question), { signal }),
  });

export const learningQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'learning', enrolmentId],
    queryFn: ({ signal }) => requestJson<CoursePage>(`/api/me/enrolments/${enrolmentId}`, { signal }),
  });

interface CreditedYear {
  readonly completions: readonly { readonly courseId: string; readonly creditHalfPeriods: number }[];
}

/** Whether the record has credited the course by now: it is written by the worker, a moment after the last lesson. */
export const creditQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'credit', courseId],
    queryFn: async ({ signal }) => {
      const { completions } = await requestJson<CreditedYear>('/api/me/learning', { signal });
      return completions.find((completion) => completion.courseId === courseId)?.creditHalfPeriods ?? null;
    },
    staleTime: 0,
  });

export const enrol = (courseId: string) =>
  requestJson<{ enrolmentId: string }>(`/api/courses/${courseId}/enrolments`, { method: 'POST' });
