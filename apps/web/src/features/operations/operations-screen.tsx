import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { operationsQuery } from './operations-api.js';
import { AuditState } from './audit-state.js';
import { OperationsFigures } from './operations-figures.js';
import { Parked } from './parked.js';
import { PlainTable } from './plain-table.js';
import { useQueueColumns, useScheduleColumns, useSubscriberColumns } from './state-columns.js';

export function OperationsScreen() {
  const { t } = useTranslation('operations');
  const operations = useQuery(operationsQuery);
  const subscribers = useSubscriberColumns();
  const queues = useQueueColumns();
  const schedules = useScheduleColumns();
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <QueryState query={operations} loading={<LoadingState shape="page" rows={10} />}>
        {(state) => (
          <>
            <OperationsFigures state={state} />
            <AuditState audit={state.audit} />
            <Section title={t('parked.title')} description={t('parked.lead')}>
              <Parked subscribers={state.subscribers.map(({ subscriber }) => subscriber)} />
            </Section>
            <Section title={t('lag.title')} description={t('lag.lead')}>
              <PlainTable label={t('lag.title')} columns={subscribers} rows={state.subscribers} />
            </Section>
            <Section title={t('queues.title')} description={t('queues.lead')}>
              <PlainTable label={t('queues.title')} columns={queues} rows={state.queues} />
            </Section>
            <Section title={t('schedules.title')} description={t('schedules.lead')}>
              <PlainTable label={t('schedules.title')} columns={schedules} rows={state.schedules} />
            </Section>
          </>
        )}
      </QueryState>
    </Page>
  );
}
