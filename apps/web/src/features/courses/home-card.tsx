import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { ButtonLink, TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ProgressLine } from './course-start.js';
import { enrolmentsQuery, type Enrolment } from './courses-api.js';
import classes from './courses.module.css';

const SHOWN = 3;

/** Where did I stop? The last course on top, with the one button that leads back into it. */
export default function CoursesHomeCard() {
  const { t } = useTranslation('courses');
  const mine = useQuery(enrolmentsQuery({ state: 'active', size: SHOWN }));
  return (
    <Section title={t('home.title')} actions={<TextLink to="/courses">{t('home.all')}</TextLink>}>
      <QueryState query={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('home.empty')} action={<ButtonLink to="/courses">{t('home.choose')}</ButtonLink>}>
              {t('home.empty-advice')}
            </EmptyState>
          ) : (
            <ul className={classes['card']}>
              {items.map((enrolment, index) => (
                <GoOn key={enrolment.id} enrolment={enrolment} first={index === 0} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}

function GoOn({ enrolment, first }: { readonly enrolment: Enrolment; readonly first: boolean }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const { id, courseId, title, lessons, finishedLessons, nextLessonId, nextLessonTitle } = enrolment;
  return (
    <li>
      <p className={classes['cardTitle']}>
        <TextLink to="/courses/$courseId" params={{ courseId }}>
          {title}
        </TextLink>{' '}
        <span className={classes['quiet']}>{format.periods(enrolment.nominalHalfPeriods)}</span>
      </p>
      <ProgressLine done={finishedLessons} of={lessons} />
      {nextLessonId && nextLessonTitle ? (
        <div className={classes['cardNext']}>
          <span>{t('home.next', { title: nextLessonTitle })}</span>
          <ButtonLink
            to="/learn/$enrolmentId/$lessonId"
            params={{ enrolmentId: id, lessonId: nextLessonId }}
            variant={first ? 'filled' : 'default'}
            aria-label={t('home.go-on-named', { title })}
          >
            {t('go-on')}
          </ButtonLink>
        </div>
      ) : null}
    </li>
  );
}
