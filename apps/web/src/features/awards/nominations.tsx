import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { Section } from '~/ui/page.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { NOMINATION_STATES, nominationsQuery, type Nomination } from './awards-api.js';
import classes from './awards.module.css';
import { DecideDialog } from './decide-dialog.js';
import { NominationItem } from './nomination-item.js';
import { SubmitDialog } from './submit-dialog.js';

export function Nominations({ periodId }: { readonly periodId: string }) {
  const { t } = useTranslation('awards');
  const list = useListState({ size: 10 });
  const { page, size } = list;
  const nominations = useQuery(nominationsQuery(periodId, { state: list.filter('state'), page, size }));
  const [submitting, setSubmitting] = useState<Nomination | null>(null);
  const [deciding, setDeciding] = useState<Nomination | null>(null);
  const options = NOMINATION_STATES.map((value) => ({ value, label: t(`state.${value}`) }));
  return (
    <Section title={t('nominations.title')} description={t('nominations.lead')}>
      <FilterBar list={{ ...list, narrowed: false }} filters={[{ name: 'state', label: t('state.title'), options }]} />
      <QueryState query={nominations} loading={<LoadingState shape="table" rows={4} />}>
        {(data) =>
          data.total === 0 ? (
            <EmptyState title={t('nominations.empty')}>{t('nominations.empty-advice')}</EmptyState>
          ) : (
            <>
              <ul className={classes['nominations']} aria-label={t('nominations.title')}>
                {data.items.map((nomination) => (
                  <NominationItem
                    key={nomination.id}
                    nomination={nomination}
                    onSubmit={() => setSubmitting(nomination)}
                    onDecide={() => setDeciding(nomination)}
                  />
                ))}
              </ul>
              <Pager page={data} onPage={list.setPage} />
            </>
          )
        }
      </QueryState>
      {submitting ? <SubmitDialog nomination={submitting} onClose={() => setSubmitting(null)} /> : null}
      {deciding ? <DecideDialog nomination={deciding} onClose={() => setDeciding(null)} /> : null}
    </Section>
  );
}
