import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { type ListState, useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { actionsQuery, auditFile, auditQuery } from './audit-api.js';
import classes from './audit.module.css';
import { ChosenNarrowing, DayFilter } from './day-filter.js';
import { EntryItem } from './entry-item.js';
import { useActionName } from './sentence.js';
import { VerificationState } from './verification-state.js';

export function AuditScreen() {
  const { t } = useTranslation('audit');
  const list = useListState();
  const entries = useQuery(auditQuery(list));
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button component="a" href={auditFile(list)} download variant="default">
            {t('export')}
          </Button>
        }
      />
      <VerificationState />
      <Filters list={list} />
      <QueryState query={entries} loading={<LoadingState shape="table" rows={8} />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('empty')}>{t('empty-advice')}</EmptyState>
          ) : (
            <>
              <ol className={classes['entries']} aria-label={t('title')}>
                {page.items.map((entry) => (
                  <EntryItem key={entry.id} entry={entry} list={list} />
                ))}
              </ol>
              <Pager page={page} onPage={list.setPage} />
            </>
          )
        }
      </QueryState>
    </Page>
  );
}

function Filters({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('audit');
  const actions = useQuery(actionsQuery);
  const nameOf = useActionName();
  const options = (actions.data?.items ?? []).map((action) => ({ value: action, label: nameOf(action) }));
  const byName = [...options].sort((a, b) => a.label.localeCompare(b.label, 'vi'));
  return (
    <>
      <FilterBar
        list={list}
        searchLabel={t('search')}
        filters={[{ name: 'action', label: t('action'), options: byName }]}
        actions={<DayFilter list={list} />}
      />
      <ChosenNarrowing list={list} />
    </>
  );
}
