import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { ErrorState } from '~/ui/error-state.js';
import { useFormat } from '~/ui/format.js';
import { ButtonLink } from '~/ui/links.js';
import { coursesKey, enrol, type CoursePage, type EnrolmentStanding } from './courses-api.js';
import classes from './courses.module.css';

/** The one next step: enrol, go on, or look again; and what is still missing. */
export function CourseStart({ course }: { readonly course: CoursePage }) {
  return course.enrolment === null ? (
    <EnrolStep course={course} />
  ) : (
    <GoOnStep course={course} enrolment={course.enrolment} />
  );
}

function EnrolStep({ course }: { readonly course: CoursePage }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [first] = course.lessons;
  const enrolling = useMutation({
    mutationFn: () => enrol(course.id),
    onSuccess: async ({ enrolmentId }) => {
      void client.invalidateQueries({ queryKey: coursesKey });
      if (first) await navigate({ to: '/learn/$enrolmentId/$lessonId', params: { enrolmentId, lessonId: first.id } });
    },
  });
  return (
    <div className={classes['step']}>
      <p>{t('enrol-says', { periods: format.periods(course.nominalHalfPeriods) })}</p>
      {enrolling.error ? <ErrorState error={enrolling.error} /> : null}
      <Button size="md" loading={enrolling.isPending} onClick={() => enrolling.mutate()}>
        {t('enrol')}
      </Button>
    </div>
  );
}

function GoOnStep({ course, enrolment }: { readonly course: CoursePage; readonly enrolment: EnrolmentStanding }) {
  const { t, i18n } = useTranslation('courses');
  const done = enrolment.state === 'completed';
  const why = enrolment.whyNotComplete?.[i18n.language === 'en' ? 'en' : 'vi'];
  const lessonId = enrolment.nextLessonId;
  return (
    <div className={classes['step']} data-done={done || undefined}>
      <div>
        <ProgressLine done={enrolment.finishedLessons} of={course.lessons.length} />
        {done ? (
          <p>
            {t('completed-on')} <CivilDate value={civilDateOf(enrolment.completedAt)} />
          </p>
        ) : (
          <p>{why}</p>
        )}
        {course.newerVersion ? <p className={classes['quiet']}>{t('newer-version')}</p> : null}
      </div>
      {lessonId ? (
        <ButtonLink
          to="/learn/$enrolmentId/$lessonId"
          params={{ enrolmentId: enrolment.id, lessonId }}
          size="md"
          variant={done ? 'default' : 'filled'}
        >
          {t(done ? 'look-again' : enrolment.finishedLessons > 0 ? 'go-on' : 'start')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

export function ProgressLine({ done, of }: { readonly done: number; readonly of: number }) {
  const { t } = useTranslation('courses');
  return (
    <div className={classes['progressLine']}>
      <progress max={Math.max(1, of)} value={done} aria-label={t('progress')} />
      <span>{t('lessons-done', { done, count: of })}</span>
    </div>
  );
}

/** The day in Vietnam of an instant. */
function civilDateOf(instant: string | null): string | null {
  if (instant === null) return null;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(instant));
}
