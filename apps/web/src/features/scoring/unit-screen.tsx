import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '~/api/api-problem.js';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { ButtonLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { usePeriodName } from '~/ui/period-name.js';
import { QueryState } from '~/ui/query-state.js';
import { CriterionSection } from './criterion-section.js';
import { periodsQuery, unitScoreQuery, type UnitScoreDetail } from './scoring-queries.js';
import { ScoreSummary } from './score-summary.js';
import { ScoreTrend } from './score-trend.js';
import classes from './scoring.module.css';
import { UnitRefused } from './unit-refused.js';
import { UnitsBelow } from './units-below.js';

const route = getRouteApi('/signed-in/unit/$unitId');

export function UnitScreen() {
  const { unitId } = route.useParams();
  return <UnitScorePage unitId={unitId} />;
}

export function UnitScorePage({ unitId }: { readonly unitId: string }) {
  const periodId = useListState().filter('period');
  const score = useQuery(unitScoreQuery(unitId, periodId));
  return (
    <Page>
      {isRefused(score.error) ? (
        <UnitRefused />
      ) : (
        <QueryState query={score} loading={<LoadingState shape="page" rows={8} />}>
          {(detail) => <Content detail={detail} />}
        </QueryState>
      )}
    </Page>
  );
}

function isRefused(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'scoring.unit-not-found';
}

function Content({ detail }: { readonly detail: UnitScoreDetail }) {
  const { t } = useTranslation('scoring');
  const periodName = usePeriodName();
  return (
    <>
      <PageHeader
        title={detail.unit.unitName}
        lead={`${t('lead', { period: periodName(detail.period) })} ${t('who-counts')}`}
        actions={<Actions detail={detail} />}
      />
      <ScoreSummary detail={detail} />
      {detail.withheld ? <EmptyState title={t('withheld-title')}>{t('withheld')}</EmptyState> : null}
      <ScoreTrend detail={detail} />
      {detail.criteria.map((criterion) => (
        <CriterionSection key={criterion.code} criterion={criterion} detail={detail} />
      ))}
      {detail.mayList ? <UnitsBelow unitId={detail.unit.unitId} periodId={detail.period.id} /> : null}
      <LegalBasis detail={detail} />
    </>
  );
}

function Actions({ detail }: { readonly detail: UnitScoreDetail }) {
  const { t } = useTranslation('scoring');
  const plans = useCan('planning.edit-unit-plan') && detail.mayExplain;
  return (
    <>
      <PeriodChoice current={detail.period.id} />
      {plans ? (
        <ButtonLink to="/unit/$unitId/training-plan" params={{ unitId: detail.unit.unitId }} variant="default">
          {t('training-plan')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function PeriodChoice({ current }: { readonly current: string }) {
  const { t } = useTranslation('scoring');
  const list = useListState();
  const periodName = usePeriodName();
  const periods = useQuery(periodsQuery);
  if (!periods.data || periods.data.length < 2) return null;
  return (
    <NativeSelect
      size="sm"
      label={t('period')}
      value={current}
      data={periods.data.map((period) => ({ value: period.id, label: periodName(period) }))}
      onChange={(event) => list.setFilter('period', event.currentTarget.value)}
    />
  );
}

function LegalBasis({ detail }: { readonly detail: UnitScoreDetail }) {
  const { t, i18n } = useTranslation('scoring');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <Section title={t('basis')} description={`${detail.criteriaSet.name[language]} (${detail.criteriaSet.code})`}>
      <ul className={classes['basis']}>
        {detail.legalBasis.map((basis) => (
          <li key={basis}>{basis}</li>
        ))}
      </ul>
    </Section>
  );
}
