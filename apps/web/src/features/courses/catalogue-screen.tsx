import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { ButtonLink } from '~/ui/links.js';
import { useListState, type ListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { CourseLine } from './course-line.js';
import { catalogueQuery, STANDINGS, TOPICS } from './courses-api.js';
import classes from './courses.module.css';
import { useTopicName } from './use-topic-name.js';

export function CatalogueScreen() {
  const { t } = useTranslation('courses');
  const topicName = useTopicName();
  const authors = useCan('courses.author');
  const list = useListState({ size: 25 });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          authors ? (
            <ButtonLink to="/author/courses" variant="default">
              {t('author.title')}
            </ButtonLink>
          ) : undefined
        }
      />
      <FilterBar
        list={list}
        searchLabel={t('search')}
        filters={[
          { name: 'topic', label: t('topic'), options: TOPICS.map((value) => ({ value, label: topicName(value) })) },
          {
            name: 'standing',
            label: t('standing.label'),
            options: STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) })),
          },
        ]}
      />
      <Results list={list} />
    </Page>
  );
}

function Results({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('courses');
  const found = useQuery(catalogueQuery(list));
  return (
    <QueryState query={found} loading={<LoadingState shape="table" rows={6} />}>
      {(page) =>
        page.items.length === 0 ? (
          <EmptyState title={t(list.narrowed ? 'nothing-found' : 'empty')}>
            {t(list.narrowed ? 'nothing-found-advice' : 'empty-advice')}
          </EmptyState>
        ) : (
          <>
            <ul className={classes['list']} aria-label={t('results')} data-stale={found.isPlaceholderData || undefined}>
              {page.items.map((course) => (
                <CourseLine key={course.id} course={course} />
              ))}
            </ul>
            <Pager page={page} onPage={list.setPage} />
          </>
        )
      }
    </QueryState>
  );
}
