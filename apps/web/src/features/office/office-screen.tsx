import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { useFormat } from '~/ui/format.js';
import { ButtonLink } from '~/ui/links.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { usePeriodName } from '~/ui/period-name.js';
import { QueryState } from '~/ui/query-state.js';
import { TrendChart } from '~/ui/trend-chart.js';
import { overviewQuery, type Overview } from './office-api.js';
import { OfficeFigures } from './office-figures.js';
import { UnitTable } from './unit-table.js';

export function OfficeScreen() {
  const { t } = useTranslation('office');
  const withheldNote = (count: number): string[] => (count === 0 ? [] : [t('withheld', { count })]);
  const overview = useQuery(overviewQuery);
  const mayExport = useCan('reporting.export');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        meta={overview.data ? <Freshness overview={overview.data} /> : null}
        actions={mayExport ? <ButtonLink to="/office/exports">{t('to-exports')}</ButtonLink> : null}
      />
      <QueryState query={overview} loading={<LoadingState shape="page" rows={12} />}>
        {(data) => (
          <>
            <OfficeFigures overview={data} />
            <Section
              title={t('units')}
              description={[t('units-lead'), t('units-counting'), ...withheldNote(data.withheld)].join(' ')}
            >
              <UnitTable />
            </Section>
            <CompletionDays days={data.days} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Freshness({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('office');
  const periodName = usePeriodName();
  const { period, behindSeconds } = overview;
  return (
    <>
      <span>{periodName(period)}</span>
      <span role="status">{behindSeconds < 2 ? t('up-to-date') : t('behind', { count: behindSeconds })}</span>
    </>
  );
}

function CompletionDays({ days }: Pick<Overview, 'days'>) {
  const { t } = useTranslation('office');
  const format = useFormat();
  const points = days.map(({ day, completions }) => ({ label: format.civilDate(day).slice(0, 5), value: completions }));
  return (
    <Section title={t('days.title')} description={t('days.lead')}>
      <TrendChart title={t('days.chart')} series={[{ name: t('days.newest'), points }]} />
    </Section>
  );
}
