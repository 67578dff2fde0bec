import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/links.js';
import type { CoursePage, LessonStanding } from './courses-api.js';
import classes from './courses.module.css';
import type { LessonContent } from './lesson-api.js';
import type { SaveState } from './use-sitting.js';

interface LessonFootProps {
  readonly course: CoursePage;
  readonly enrolmentId: string;
  readonly lesson: LessonContent;
  readonly saveState: SaveState;
  readonly finishing: boolean;
  readonly onFinish: () => void;
}

/** Done with this one, back, on; and whether the progress is safe. */
export function LessonFoot(props: LessonFootProps) {
  const { course, enrolmentId, lesson, saveState } = props;
  const { t } = useTranslation('courses');
  const at = course.lessons.findIndex(({ id }) => id === lesson.id);
  const previous = course.lessons[at - 1];
  const next = course.lessons[at + 1];
  return (
    <footer className={classes['foot']}>
      <FinishStep {...props} />
      <div className={classes['footWays']}>
        {previous ? <Way lesson={previous} enrolmentId={enrolmentId} direction="previous" /> : <span />}
        {next ? (
          <Way
            lesson={next}
            enrolmentId={enrolmentId}
            direction="next"
            primary={lesson.progress.state === 'finished'}
          />
        ) : (
          <ButtonLink to="/courses/$courseId" params={{ courseId: course.id }} variant="default">
            {t('to-course')}
          </ButtonLink>
        )}
      </div>
      <p className={classes['saveState']} role="status">
        {t(`save.${saveState}`)}
      </p>
    </footer>
  );
}

function FinishStep({ lesson, finishing, onFinish }: LessonFootProps) {
  const { t } = useTranslation('courses');
  if (lesson.progress.state === 'finished') {
    return (
      <p className={classes['doneMark']}>
        <IconCheck size={20} aria-hidden /> {t('lesson-done')}
      </p>
    );
  }
  if (lesson.kind === 'quiz' || lesson.kind === 'video') return null;
  return (
    <Button size="md" loading={finishing} onClick={onFinish} leftSection={<IconCheck size={18} aria-hidden />}>
      {t(`finish.${lesson.kind}`)}
    </Button>
  );
}

interface WayProps {
  readonly lesson: LessonStanding;
  readonly enrolmentId: string;
  readonly direction: 'previous' | 'next';
  readonly primary?: boolean;
}

function Way({ lesson, enrolmentId, direction, primary = false }: WayProps) {
  const { t } = useTranslation('courses');
  const icon =
    direction === 'next' ? <IconArrowRight size={16} aria-hidden /> : <IconArrowLeft size={16} aria-hidden />;
  return (
    <ButtonLink
      to="/learn/$enrolmentId/$lessonId"
      params={{ enrolmentId, lessonId: lesson.id }}
      variant={primary ? 'filled' : 'default'}
      aria-label={t(`way.${direction}-named`, { title: lesson.title })}
      {...(direction === 'next' ? { rightSection: icon } : { leftSection: icon })}
    >
      {t(`way.${direction}`)}
    </ButtonLink>
  );
}
