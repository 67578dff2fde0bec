import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { planOfPersonQuery } from './learning-queries.js';
import classes from './learning.module.css';

/** What the person promised for the year, beside what the record shows of it. */
export function PlanOfRecord({ personId, year }: { readonly personId: string; readonly year: number }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const plan = useQuery(planOfPersonQuery(personId, year));
  return (
    <Section title={t('record.plan', { year })}>
      <QueryState query={plan}>
        {({ plan: found }) =>
          found === null ? (
            <EmptyState title={t('record.no-plan')} />
          ) : (
            <>
              <p className={classes['quiet']}>
                {t(`record.state.${found.state}`)}
                {found.approvedOn ? (
                  <>
                    {' '}
                    <CivilDate value={found.approvedOn} />
                  </>
                ) : null}
              </p>
              <div className={classes['bars']}>
                {found.items.map((item) => (
                  <div key={item.id}>
                    <ScoreBar label={item.title} value={item.keptHalfPeriods / 2} max={item.plannedHalfPeriods / 2} />
                    <span className={classes['quiet']}>
                      {t('record.due', { periods: format.periods(item.plannedHalfPeriods) })}{' '}
                      <CivilDate value={item.dueOn} />
                    </span>
                  </div>
                ))}
              </div>
            </>
          )
        }
      </QueryState>
    </Section>
  );
}
