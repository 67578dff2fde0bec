import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ProgressLine } from './course-start.js';
import { learningQuery, type CoursePage } from './courses-api.js';
import classes from './courses.module.css';
import { FinishedMoment } from './finished-moment.js';
import { lessonQuery } from './lesson-api.js';
import { LessonList } from './lesson-list.js';
import { LessonView } from './lesson-view.js';

const route = getRouteApi('/signed-in/learn/$enrolmentId/$lessonId');

/** A lesson to be read in calm: the text in the middle, the way through the course beside it. */
export function PlayerScreen() {
  const { enrolmentId, lessonId } = route.useParams();
  const learning = useQuery(learningQuery(enrolmentId));
  return (
    <Page>
      <QueryState query={learning} loading={<LoadingState shape="page" rows={8} />}>
        {(course) => <Player course={course} enrolmentId={enrolmentId} lessonId={lessonId} />}
      </QueryState>
    </Page>
  );
}

interface PlayerProps {
  readonly course: CoursePage;
  readonly enrolmentId: string;
  readonly lessonId: string;
}

function Player({ course, enrolmentId, lessonId }: PlayerProps) {
  const { t } = useTranslation('courses');
  const [completedNow, setCompletedNow] = useState(false);
  const content = useQuery(lessonQuery({ enrolmentId, lessonId }));
  const place = course.lessons.find((lesson) => lesson.id === lessonId);
  return (
    <div className={classes['player']}>
      <div className={classes['playerMain']}>
        <PageHeader
          title={place?.title ?? course.title}
          back={{ to: '/courses/$courseId', params: { courseId: course.id }, label: course.title }}
          meta={
            <>
              <span>{t('lesson-of', { number: place?.position ?? 1, count: course.lessons.length })}</span>
              {place?.state === 'finished' ? <span>{t('finished')}</span> : null}
            </>
          }
        />
        {completedNow ? <FinishedMoment course={course} /> : null}
        <QueryState key={lessonId} query={content} loading={<LoadingState rows={10} />}>
          {(lesson) => (
            <LessonView
              key={lessonId}
              course={course}
              enrolmentId={enrolmentId}
              lesson={lesson}
              onCourseCompleted={() => setCompletedNow(true)}
            />
          )}
        </QueryState>
      </div>
      <CourseWay course={course} enrolmentId={enrolmentId} lessonId={lessonId} />
    </div>
  );
}

function CourseWay({ course, enrolmentId, lessonId }: PlayerProps) {
  const { t } = useTranslation('courses');
  return (
    <nav className={classes['way']} aria-label={t('lessons-title')}>
      <p className={classes['wayTitle']}>
        <TextLink to="/courses/$courseId" params={{ courseId: course.id }}>
          {course.title}
        </TextLink>
      </p>
      <ProgressLine done={course.enrolment?.finishedLessons ?? 0} of={course.lessons.length} />
      <LessonList lessons={course.lessons} enrolmentId={enrolmentId} currentId={lessonId} />
    </nav>
  );
}
