import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { DataTable, type Column } from '~/ui/data-table.js';
import { Instant } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useFormat } from '~/ui/format.js';
import { ButtonLink, TextLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { contributionsQuery, STATES, type FoundResource } from './library-api.js';
import classes from './library.module.css';
import { usePublishing } from './resource-changes.js';
import { ResourceState } from './resource-state.js';
import { WithdrawDialog } from './state-dialogs.js';

export function ContributionsScreen() {
  const { t } = useTranslation('library');
  const list = useListState({ size: 25 });
  const { page, size, q } = list;
  const found = useQuery(contributionsQuery({ page, size, q, state: list.filter('state') }));
  const columns = useColumns();
  const upload = <ButtonLink to="/library/upload">{t('upload.title')}</ButtonLink>;
  return (
    <Page>
      <PageHeader
        title={t('contributions.title')}
        lead={t('contributions.lead')}
        back={{ to: '/library', label: t('title') }}
        actions={upload}
      />
      <FilterBar
        list={list}
        searchLabel={t('search')}
        filters={[
          {
            name: 'state',
            label: t('state-label'),
            options: STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
        ]}
      />
      <DataTable
        label={t('contributions.title')}
        columns={columns}
        query={found}
        list={list}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('contributions.empty')} action={upload}>
            {t('contributions.empty-advice')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<FoundResource>[] {
  const { t } = useTranslation('library');
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('title-label'),
      phone: 'title',
      cell: ({ id, title }) => (
        <TextLink to="/library/$resourceId" params={{ resourceId: id }}>
          {title}
        </TextLink>
      ),
    },
    { key: 'state', header: t('state-label'), cell: ({ state }) => <ResourceState state={state} /> },
    { key: 'topic', header: t('topic-label'), cell: ({ topic }) => t(`topic.${topic}`), phone: 'hidden' },
    {
      key: 'file',
      header: t('file'),
      cell: ({ kind, sizeBytes }) => (
        <>
          {t(`kind.${kind}`)}, <span className={classes['size']}>{format.bytes(sizeBytes)}</span>
        </>
      ),
    },
    { key: 'version', header: t('version-label'), align: 'end', cell: ({ version }) => version, phone: 'hidden' },
    { key: 'unit', header: t('unit-label'), cell: ({ ownerUnitName }) => ownerUnitName ?? '–', phone: 'hidden' },
    { key: 'changed', header: t('changed'), cell: ({ updatedAt }) => <Instant value={updatedAt} relative /> },
    { key: 'act', header: t('actions'), cell: (resource) => <RowAction resource={resource} /> },
  ];
}

function RowAction({ resource }: { readonly resource: FoundResource }) {
  const { t } = useTranslation('library');
  const publishes = useCan('library.publish');
  const publishing = usePublishing(resource.id);
  const [withdrawing, setWithdrawing] = useState(false);
  if (!publishes) return null;
  if (resource.state !== 'published') {
    return (
      <Button
        size="xs"
        variant="default"
        loading={publishing.isPending}
        onClick={() => publishing.mutate()}
        aria-label={`${t('manage.publish')}: ${resource.title}`}
      >
        {t('manage.publish')}
      </Button>
    );
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => setWithdrawing(true)}
        aria-label={`${t('manage.withdraw')}: ${resource.title}`}
      >
        {t('manage.withdraw')}
      </Button>
      <WithdrawDialog resource={resource} opened={withdrawing} onClose={() => setWithdrawing(false)} />
    </>
  );
}
