import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { authoredCourseQuery, type AuthoredCourse, type CourseVersion } from './author-api.js';
import { CourseFaults } from './course-faults.js';
import { DescriptionForm } from './description-form.js';
import { DraftLessons } from './draft-lessons.js';
import { DraftActions } from './draft-actions.js';
import { VersionHistory } from './version-history.js';

const route = getRouteApi('/signed-in/author/courses/$courseId');

export function CourseEditorScreen() {
  const { courseId } = route.useParams();
  const course = useQuery(authoredCourseQuery(courseId));
  return (
    <Page>
      <QueryState query={course} loading={<LoadingState shape="page" rows={8} />}>
        {(found) => <CourseEditor course={found} />}
      </QueryState>
    </Page>
  );
}

function CourseEditor({ course }: { readonly course: AuthoredCourse }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const version = course.versions.find(({ number }) => number === course.shown);
  if (!version) return null;
  const editable = version.state === 'draft';
  return (
    <>
      <PageHeader
        title={version.title}
        back={{ to: '/author/courses', label: t('author.title') }}
        meta={
          <>
            <VersionState version={version} />
            <span>{format.periods(version.nominalHalfPeriods)}</span>
            <span>{t('lessons', { count: course.lessons.length })}</span>
          </>
        }
        actions={<DraftActions course={course} version={version} />}
      />
      {editable ? <CourseFaults course={course} /> : <p>{t('author.frozen')}</p>}
      <Section title={t('lessons-title')} {...(editable && { description: t('author.lessons-says') })}>
        <DraftLessons course={course} editable={editable} />
      </Section>
      {editable ? (
        <Section title={t('author.description')}>
          <DescriptionForm key={version.id} courseId={course.id} version={version} />
        </Section>
      ) : null}
      <Section title={t('author.versions')}>
        <VersionHistory versions={course.versions} />
      </Section>
    </>
  );
}

function VersionState({ version }: { readonly version: CourseVersion }) {
  const { t } = useTranslation('courses');
  return (
    <StatusBadge tone={version.state === 'draft' ? 'caution' : 'good'}>
      {t(`author.version-${version.state}`, { number: version.number })}
    </StatusBadge>
  );
}
