import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { Markdown } from '~/ui/markdown.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { authoredCourseQuery, type AuthoredCourse } from './author-api.js';
import { LessonForm } from './lesson-form.js';
import { QuestionsEditor } from './questions-editor.js';

const route = getRouteApi('/signed-in/author/courses/$courseId/lessons/$lessonId');

export function LessonEditorScreen() {
  const { courseId, lessonId } = route.useParams();
  const course = useQuery(authoredCourseQuery(courseId));
  return (
    <Page>
      <QueryState query={course} loading={<LoadingState shape="page" rows={8} />}>
        {(found) => <LessonEditor key={lessonId} course={found} lessonId={lessonId} />}
      </QueryState>
    </Page>
  );
}

function LessonEditor({ course, lessonId }: { readonly course: AuthoredCourse; readonly lessonId: string }) {
  const { t } = useTranslation('courses');
  const lesson = course.lessons.find(({ id }) => id === lessonId);
  const version = course.versions.find(({ number }) => number === course.shown);
  const back = {
    to: '/author/courses/$courseId',
    params: { courseId: course.id },
    label: version?.title ?? t('author.title'),
  } as const;
  if (!lesson) {
    return (
      <>
        <PageHeader title={t('author.lesson-gone')} back={back} />
        <EmptyState title={t('author.lesson-gone')}>{t('author.lesson-gone-advice')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={lesson.title} back={back} meta={<span>{t(`kind.${lesson.kind}`)}</span>} />
      {version?.state === 'draft' ? (
        <>
          <LessonForm courseId={course.id} lesson={lesson} />
          {lesson.kind === 'quiz' ? <QuestionsEditor courseId={course.id} lesson={lesson} /> : null}
        </>
      ) : (
        <>
          <p>{t('author.frozen')}</p>
          <Markdown source={lesson.bodyMarkdown} />
        </>
      )}
    </>
  );
}
