import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { ButtonLink, TextLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { learningYearQuery, ownPartQuery, type LearningYear } from './learning-queries.js';
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
            <Completions learning={year} />
            <Refused learning={year} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function YearChoice({
  learning,
  onYear,
}: {
  readonly learning: LearningYear;
  readonly onYear: (year: string) => void;
}) {
  const { t } = useTranslation('learning');
  const years = [...new Set([learning.year, ...learning.years])].sort((a, b) => b - a);
  if (years.length < 2) return null;
  return (
    <NativeSelect
      size="sm"
      label={t('year')}
      value={String(learning.year)}
      data={years.map((year) => ({ value: String(year), label: String(year) }))}
      onChange={(event) => onYear(event.currentTarget.value)}
    />
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

function Completions({ learning }: { readonly learning: LearningYear }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const description = t('completed-lead', {
    count: learning.completions.length,
    periods: format.periods(learning.creditHalfPeriods),
  });
  return (
    <Section
      title={t('completed', { year: learning.year })}
      description={learning.completions.length > 0 ? description : undefined}
    >
      {learning.completions.length === 0 ? (
        <EmptyState title={t('empty')} action={<ButtonLink to="/courses">{t('choose')}</ButtonLink>}>
          {t('empty-advice')}
        </EmptyState>
      ) : (
        <ul className={classes['list']}>
          {learning.completions.map((completion) => (
            <li key={completion.id}>
              <TextLink to="/courses/$courseId" params={{ courseId: completion.courseId }}>
                {completion.courseTitle}
              </TextLink>
              <span className={classes['quiet']}>
                <CivilDate value={completion.completedOn} />
              </span>
              <span className={classes['credit']}>{format.periods(completion.creditHalfPeriods)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Refused({ learning }: { readonly learning: LearningYear }) {
  const { t } = useTranslation('learning');
  if (learning.refused.length === 0) return null;
  return (
    <Section title={t('refused')} description={t('refused-lead')}>
      <ul className={classes['list']}>
        {learning.refused.map((fact) => (
          <li key={fact.factId}>
            <span>{fact.courseTitle}</span>
            <span className={classes['quiet']}>
              <CivilDate value={fact.occurredAt.slice(0, 10)} />
            </span>
            <span className={classes['quiet']}>{t(`reason.${fact.reasonCode}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
