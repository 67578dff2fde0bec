import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { useFormat } from '~/ui/format.js';
import { creditQuery, type CoursePage } from './courses-api.js';
import classes from './courses.module.css';
import { FinishedLinks } from './finished-links.js';

const ASK_AGAIN_MS = 1500;
const ASK_AT_MOST = 20;

/** The course is done: said clearly, with what it brought once the record has it. */
export function FinishedMoment({ course }: { readonly course: CoursePage }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const { person } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const credit = useQuery({
    ...creditQuery(course.id),
    refetchInterval: ({ state }) => (state.data === null && state.dataUpdateCount < ASK_AT_MOST ? ASK_AGAIN_MS : false),
  });
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="status" className={classes['moment']}>
      <IconCircleCheckFilled size={40} color="var(--th-accent)" aria-hidden />
      <div>
        <p className={classes['momentTitle']}>{t('moment.title', { title: course.title })}</p>
        <p>
          {typeof credit.data === 'number'
            ? t('moment.credited', { periods: format.periods(credit.data) })
            : t('moment.crediting', { periods: format.periods(course.nominalHalfPeriods) })}
        </p>
        <FinishedLinks unitId={person?.unitId ?? null} />
      </div>
    </div>
  );
}
