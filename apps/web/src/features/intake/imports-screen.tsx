import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '~/ui/data-table.js';
import { Instant } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { importsQuery, kindsQuery, type ImportRun } from './imports-api.js';
import { StartImport } from './start-import.js';
import { ImportStateBadge } from './state-badge.js';
import { useTongue } from './use-tongue.js';

export function ImportsScreen() {
  const { t } = useTranslation('intake');
  const list = useListState({ size: 10 });
  const kinds = useQuery(kindsQuery);
  const imports = useQuery(importsQuery(list));
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Section title={t('start')} description={t('start-lead')}>
        <QueryState query={kinds}>{(data) => <StartImport kinds={data.kinds} />}</QueryState>
      </Section>
      <Section title={t('runs')}>
        <DataTable
          label={t('runs')}
          columns={useColumns()}
          query={imports}
          list={list}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('empty')}>{t('empty-advice')}</EmptyState>}
        />
      </Section>
    </Page>
  );
}

function useColumns(): Column<ImportRun>[] {
  const { t } = useTranslation('intake');
  const { say } = useTongue();
  const format = useFormat();
  return [
    {
      key: 'file',
      header: t('column.file'),
      phone: 'title',
      cell: ({ id, fileName }) => (
        <TextLink to="/imports/$importId" params={{ importId: id }}>
          {fileName}
        </TextLink>
      ),
    },
    { key: 'kind', header: t('column.kind'), cell: ({ kindName }) => say(kindName) },
    { key: 'state', header: t('column.state'), cell: ({ state }) => <ImportStateBadge state={state} /> },
    { key: 'rows', header: t('column.rows'), align: 'end', cell: ({ total }) => format.number(total) },
    { key: 'by', header: t('column.by'), phone: 'hidden', cell: ({ createdByName }) => createdByName },
    { key: 'at', header: t('column.at'), cell: ({ createdAt }) => <Instant value={createdAt} /> },
  ];
}
