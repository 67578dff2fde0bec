import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { ErrorState } from '~/ui/error-state.js';
import { useListState } from '~/ui/list-search.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { duplicatesQuery, type SuspectPair, tellApart } from './career-api.js';
import { MergeDialog } from './merge-dialog.js';
import { peopleKey } from './people-api.js';
import { SuspectCard } from './suspect-card.js';
import classes from './people.module.css';

export function DuplicatesScreen() {
  const { t } = useTranslation('people');
  const list = useListState({ size: 10 });
  const pairs = useQuery(duplicatesQuery(list));
  return (
    <Page>
      <PageHeader
        title={t('duplicates.title')}
        lead={t('duplicates.lead')}
        back={{ to: '/people', label: t('title') }}
      />
      <QueryState query={pairs}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('duplicates.empty')}>{t('duplicates.empty-advice')}</EmptyState>
          ) : (
            <>
              <ol className={classes['pairs']} aria-label={t('duplicates.title')}>
                {page.items.map((pair) => (
                  <Pair key={pair.first.id + pair.second.id} pair={pair} />
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

function Pair({ pair }: { readonly pair: SuspectPair }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const [merging, setMerging] = useState(false);
  const apart = useMutation({
    mutationFn: () => tellApart(pair.first.id, pair.second.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleKey });
      notifyDone(t('duplicates.told-apart'));
    },
  });
  const named = { first: pair.first.fullName, second: pair.second.fullName };
  return (
    <li className={classes['pair']}>
      <div className={classes['suspects']}>
        <SuspectCard suspect={pair.first} />
        <SuspectCard suspect={pair.second} />
      </div>
      <dl className={classes['evidence']}>
        <dt>{t('duplicates.for')}</dt>
        <dd>{pair.speaksFor.map((each) => t(`evidence.${each}`)).join(', ') || t('duplicates.nothing')}</dd>
        <dt>{t('duplicates.against')}</dt>
        <dd>{pair.speaksAgainst.map((each) => t(`evidence.${each}`)).join(', ') || t('duplicates.nothing')}</dd>
      </dl>
      {apart.error ? <ErrorState error={apart.error} /> : null}
      <div className={classes['pairActions']}>
        <Button onClick={() => setMerging(true)} aria-label={t('merge.open-named', named)}>
          {t('merge.open')}
        </Button>
        <Button
          variant="default"
          loading={apart.isPending}
          onClick={() => apart.mutate()}
          aria-label={t('duplicates.tell-apart-named', named)}
        >
          {t('duplicates.tell-apart')}
        </Button>
      </div>
      {merging ? <MergeDialog pair={pair} onClose={() => setMerging(false)} /> : null}
    </li>
  );
}
