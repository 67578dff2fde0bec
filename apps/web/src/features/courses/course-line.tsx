import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { ProgressRing } from '~/ui/progress-ring.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { CourseCard } from './courses-api.js';
import classes from './courses.module.css';
import { useTopicName } from './use-topic-name.js';

/** One course of the catalogue: what it gives, what it takes, how I stand with it. */
export function CourseLine({ course }: { readonly course: CourseCard }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const topicName = useTopicName();
  return (
    <li className={classes['line']}>
      <div className={classes['lineText']}>
        <h2 className={classes['lineTitle']}>
          <TextLink to="/courses/$courseId" params={{ courseId: course.id }}>
            {course.title}
          </TextLink>
        </h2>
        <p className={classes['excerpt']}>{course.summary}</p>
        <p className={classes['meta']}>
          <strong>{format.periods(course.nominalHalfPeriods)}</strong>
          <span>{t('lessons', { count: course.lessons })}</span>
          <span>{format.minutes(course.minutes)}</span>
          <span>{topicName(course.topic)}</span>
        </p>
      </div>
      <MyStanding course={course} />
    </li>
  );
}

function MyStanding({ course }: { readonly course: CourseCard }) {
  const { t } = useTranslation('courses');
  if (course.standing === 'not-started') return null;
  return (
    <div className={classes['lineStanding']}>
      {course.standing === 'completed' ? (
        <StatusBadge tone="good">{t('standing.completed')}</StatusBadge>
      ) : (
        <>
          <ProgressRing share={course.finishedLessons / Math.max(1, course.lessons)} label={t('progress')} size={48} />
          <span className={classes['quiet']}>
            {t('lessons-done', { done: course.finishedLessons, count: course.lessons })}
          </span>
        </>
      )}
    </div>
  );
}
