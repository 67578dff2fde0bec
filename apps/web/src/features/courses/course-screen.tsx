import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { CourseStart } from './course-start.js';
import { courseQuery, type CoursePage } from './courses-api.js';
import classes from './courses.module.css';
import { LessonList } from './lesson-list.js';
import { useTopicName } from './use-topic-name.js';

const route = getRouteApi('/signed-in/courses/$courseId');

export function CourseScreen() {
  const { courseId } = route.useParams();
  const course = useQuery(courseQuery(courseId));
  return (
    <Page>
      <QueryState query={course} loading={<LoadingState shape="page" />}>
        {(found) => <CourseView course={found} />}
      </QueryState>
    </Page>
  );
}

function CourseView({ course }: { readonly course: CoursePage }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={course.title}
        lead={course.summary}
        back={{ to: '/courses', label: t('title') }}
        meta={
          <>
            <strong>{format.periods(course.nominalHalfPeriods)}</strong>
            <span>{t('lessons', { count: course.lessons.length })}</span>
            <span>{t('about-minutes', { minutes: format.minutes(course.minutes) })}</span>
          </>
        }
      />
      <CourseStart course={course} />
      <div className={classes['columns']}>
        <Section title={t('lessons-title')}>
          <LessonList lessons={course.lessons} enrolmentId={course.enrolment?.id ?? null} />
        </Section>
        <CourseFacts course={course} />
      </div>
    </>
  );
}

function CourseFacts({ course }: { readonly course: CoursePage }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const topicName = useTopicName();
  return (
    <aside aria-label={t('about')} className={classes['aside']}>
      <dl className={classes['facts']}>
        <dt>{t('credit')}</dt>
        <dd>{t('credit-says', { periods: format.periods(course.nominalHalfPeriods) })}</dd>
        <dt>{t('topic')}</dt>
        <dd>{topicName(course.topic)}</dd>
        {course.legalBasis.length > 0 ? (
          <>
            <dt>{t('legal-basis')}</dt>
            {course.legalBasis.map((basis) => (
              <dd key={basis}>{basis}</dd>
            ))}
          </>
        ) : null}
        {course.ownerUnitName ? (
          <>
            <dt>{t('owner')}</dt>
            <dd>{course.ownerUnitName}</dd>
          </>
        ) : null}
        <dt>{t('version')}</dt>
        <dd>
          {t('version-says', { number: course.version })} <CivilDate value={course.publishedAt} />
        </dd>
      </dl>
    </aside>
  );
}
