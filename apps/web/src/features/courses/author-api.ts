import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';
import { coursesKey } from './courses-api.js';

export type AuthoredCard = Schema<'AuthoredCourseCardDto'>;
export type CourseVersion = Schema<'CourseVersionDto'>;
export type AuthoredQuestion = Schema<'AuthoredQuestionDto'>;
export type QuestionKind = AuthoredQuestion['kind'];
export type AuthoredLesson = Schema<'AuthoredLessonDto'>;
export type AuthoredCourse = Schema<'AuthoredCourseDto'>;
export type CourseFault = Schema<'CourseFaultDto'>;
export type NewCourse = Schema<'CreateCourseDto'>;
export type DraftChange = Schema<'EditDraftDto'>;
export type LessonChange = Schema<'EditLessonDto'>;

export const authoredCoursesQuery = (list: ListState) => {
  const state = (['draft', 'published'] as const).find((each) => each === list.filter('state'));
  const { page, size, q } = list;
  const query = { page, size, ...(q && { q }), ...(state && { state }) };
  return queryOptions({
    queryKey: [...coursesKey, 'authored', query],
    queryFn: ({ signal }) => answered(api.GET('/api/author/courses', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

const of = (id: string) => ({ params: { path: { id } } });
const ofLesson = (id: string, lessonId: string) => ({ params: { path: { id, lessonId } } });

export const authoredCourseQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'authored-course', courseId],
    queryFn: ({ signal }) => answered(api.GET('/api/author/courses/{id}', { ...of(courseId), signal })),
    refetchOnWindowFocus: false,
  });

export const faultsQuery = (courseId: string) =>
  queryOptions({
    queryKey: [...coursesKey, 'faults', courseId],
    queryFn: ({ signal }) => answered(api.GET('/api/author/courses/{id}/draft/faults', { ...of(courseId), signal })),
    staleTime: 0,
  });

export const resourceChoiceQuery = (question: { readonly q: string; readonly videosOnly: boolean }) => {
  const query = {
    size: 8,
    ...(question.q && { q: question.q }),
    ...(question.videosOnly && { kind: ['video' as const] }),
  };
  return queryOptions({
    queryKey: [...coursesKey, 'resource-choice', question],
    queryFn: ({ signal }) => answered(api.GET('/api/library/resources', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const authorCalls = {
  create: (body: NewCourse) => answered(api.POST('/api/author/courses', { body })),
  edit: (courseId: string, body: DraftChange) =>
    answered(api.PATCH('/api/author/courses/{id}/draft', { ...of(courseId), body })),
  startDraft: (courseId: string) => answered(api.POST('/api/author/courses/{id}/draft', of(courseId))),
  discardDraft: (courseId: string) => answered(api.DELETE('/api/author/courses/{id}/draft', of(courseId))),
  publish: (courseId: string) => answered(api.POST('/api/author/courses/{id}/draft/publication', of(courseId))),
  addLesson: (courseId: string, body: Schema<'AddLessonDto'>) =>
    answered(api.POST('/api/author/courses/{id}/draft/lessons', { ...of(courseId), body })),
  editLesson: (courseId: string, lessonId: string, body: LessonChange) =>
    answered(api.PATCH('/api/author/courses/{id}/draft/lessons/{lessonId}', { ...ofLesson(courseId, lessonId), body })),
  removeLesson: (courseId: string, lessonId: string) =>
    answered(api.DELETE('/api/author/courses/{id}/draft/lessons/{lessonId}', ofLesson(courseId, lessonId))),
  orderLessons: (courseId: string, lessonIds: string[]) =>
    answered(api.PUT('/api/author/courses/{id}/draft/lesson-order', { ...of(courseId), body: { lessonIds } })),
  setQuestions: (courseId: string, lessonId: string, body: Schema<'SetQuestionsDto'>) =>
    answered(
      api.PUT('/api/author/courses/{id}/draft/lessons/{lessonId}/questions', {
        ...ofLesson(courseId, lessonId),
        body,
      }),
    ),
};
