import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { ButtonLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { Completions, Refused } from './learning-lists.js';
import { learningYearQuery, ownPartQuery } from './learning-queries.js';
import { YearChoice } from './year-choice.js';
import classes from './learning.module.css';

export function MyLearningScreen() {
  const { t } = useTranslation('learning');
  const list = useListState();
  const learning = useQuery(learningYearQuery(list.filter('year')));
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          learning.data ? <YearChoice learning={learning.data} onYear={(year) => list.setFilter('year', year)} /> : null
        }
      />
      <ThisYear />
      <QueryState query={learning} loading={<LoadingState shape="table" rows={6} />}>
        {(year) => (
          <>
            <Completions
              learning={year}
              empty={
                <EmptyState title={t('empty')} action={<ButtonLink to="/courses">{t('choose')}</ButtonLink>}>
                  {t('empty-advice')}
                </EmptyState>
              }
            />
            <Refused learning={year} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function ThisYear() {
  const { t } = useTranslation('learning');
  const own = useQuery(ownPartQuery);
  const part = own.data?.part;
  if (!part) return null;
  return (
    <Section title={t('this-year')} description={t('this-year-lead')}>
      <div className={classes['bars']}>
        <ScoreBar label={t('time')} value={part.creditedHalfPeriods / 2} max={part.requiredHalfPeriods / 2} />
        <ScoreBar label={t('months')} value={part.monthsLearned} max={part.monthsRequired} />
        <ScoreBar label={t('plan')} value={part.fulfilledHalfPeriods / 2} max={part.plannedHalfPeriods / 2} />
      </div>
    </Section>
  );
}
