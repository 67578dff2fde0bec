import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import type { LessonStanding } from './courses-api.js';
import classes from './courses.module.css';
import { LessonIcon } from './lesson-icon.js';

interface LessonListProps {
  readonly lessons: readonly LessonStanding[];
  /** Without one the titles lead nowhere: one has to enrol first. */
  readonly enrolmentId: string | null;
  readonly currentId?: string;
}

export function LessonList({ lessons, enrolmentId, currentId }: LessonListProps) {
  const format = useFormat();
  const { t } = useTranslation('courses');
  return (
    <ol className={classes['lessons']}>
      {lessons.map((lesson) => (
        <li key={lesson.id} data-current={lesson.id === currentId || undefined}>
          <LessonIcon kind={lesson.kind} state={lesson.state} />
          <div>
            {enrolmentId === null ? (
              <span className={classes['lessonTitle']}>{lesson.title}</span>
            ) : (
              <Link
                to="/learn/$enrolmentId/$lessonId"
                params={{ enrolmentId, lessonId: lesson.id }}
                className={classes['lessonTitle']}
                aria-current={lesson.id === currentId ? 'page' : undefined}
              >
                {lesson.title}
              </Link>
            )}
            <span className={classes['lessonMeta']}>
              <span>{t(`kind.${lesson.kind}`)}</span>
              <span>{format.minutes(lesson.minutes)}</span>
              <LessonStandingText lesson={lesson} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function LessonStandingText({ lesson }: { readonly lesson: LessonStanding }) {
  const { t } = useTranslation('courses');
  if (lesson.state === 'finished') {
    return (
      <span>{lesson.bestPercent === null ? t('finished') : t('passed-with', { percent: lesson.bestPercent })}</span>
    );
  }
  if (lesson.bestPercent !== null) {
    return <span>{t('best-so-far', { percent: lesson.bestPercent, needed: lesson.passPercent })}</span>;
  }
  if (lesson.watchedPercent !== null && lesson.watchedPercent > 0) {
    return <span>{t('watched', { percent: lesson.watchedPercent })}</span>;
  }
  return lesson.state === 'started' ? <span>{t('started')}</span> : null;
}
