import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { ButtonLink } from '~/ui/links.js';
import { useListState, type ListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { KindChoice } from './kind-choice.js';
import { LICENCES, licenceKey, resourcesQuery, TOPICS, type Question } from './library-api.js';
import classes from './library.module.css';
import { LibrarySearch } from './library-search.js';
import { NothingFound } from './nothing-found.js';
import { ResourceLine } from './resource-line.js';

export function LibraryScreen() {
  const { t } = useTranslation('library');
  const contributes = useCan('library.contribute');
  const list = useListState({ size: 25 });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          contributes ? (
            <>
              <ButtonLink to="/contributions" variant="default">
                {t('contributions.title')}
              </ButtonLink>
              <ButtonLink to="/library/upload">{t('upload.title')}</ButtonLink>
            </>
          ) : undefined
        }
      />
      <LibrarySearch list={list} />
      <KindChoice list={list} question={questionOf(list)} />
      <FilterBar
        list={list}
        filters={[
          {
            name: 'topic',
            label: t('topic-label'),
            options: TOPICS.map((topic) => ({ value: topic, label: t(`topic.${topic}`) })),
          },
          {
            name: 'licence',
            label: t('licence-label'),
            options: LICENCES.map((licence) => ({ value: licence, label: t(`licence.${licenceKey(licence)}`) })),
          },
        ]}
      />
      <Results list={list} />
    </Page>
  );
}

function Results({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('library');
  const found = useQuery(resourcesQuery({ ...questionOf(list), page: list.page, size: list.size }));
  return (
    <QueryState query={found} loading={<LoadingState shape="table" rows={6} />}>
      {(page) =>
        page.items.length === 0 ? (
          list.narrowed ? (
            <NothingFound list={list} question={questionOf(list)} />
          ) : (
            <EmptyState title={t('empty')}>{t('empty-advice')}</EmptyState>
          )
        ) : (
          <>
            <ul className={classes['list']} aria-label={t('results')} data-stale={found.isPlaceholderData || undefined}>
              {page.items.map((resource) => (
                <ResourceLine key={resource.id} resource={resource} q={list.q} />
              ))}
            </ul>
            <Pager page={page} onPage={list.setPage} />
          </>
        )
      }
    </QueryState>
  );
}

function questionOf(list: ListState): Question {
  return {
    q: list.q,
    topic: list.filter('topic'),
    kind: list.filter('kind'),
    licence: list.filter('licence'),
  };
}
