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
  // Kept here: rows become cards when a phone is turned, and the dialog must not go with them.
  const [withdrawn, setWithdrawn] = useState<FoundResource | null>(null);
  const columns = useColumns(setWithdrawn);
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
      {withdrawn ? <WithdrawDialog resource={withdrawn} opened onClose={() => setWithdrawn(null)} /> : null}
    </Page>
  );
}

function useColumns(withdraw: (resource: FoundResource) => void): Column<FoundResource>[] {
  const { t } = useTranslation('library');
  const publishes = useCan('library.publish');
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
    ...(publishes
      ? [
          {
            key: 'act',
            header: t('actions'),
            cell: (resource: FoundResource) => <RowAction resource={resource} onWithdraw={() => withdraw(resource)} />,
          },
        ]
      : []),
  ];
}

interface RowActionProps {
  readonly resource: FoundResource;
  readonly onWithdraw: () => void;
}

function RowAction({ resource, onWithdraw }: RowActionProps) {
  const { t } = useTranslation('library');
  const publishing = usePublishing(resource.id);
  const publish = resource.state !== 'published';
  const name = t(publish ? 'manage.publish' : 'manage.withdraw');
  return (
    <Button
      size="xs"
      variant="default"
      loading={publishing.isPending}
      onClick={publish ? () => publishing.mutate() : onWithdraw}
      aria-label={`${name}: ${resource.title}`}
    >
      {name}
    </Button>
  );
}
