import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { parkedQuery, type ParkedDelivery } from './operations-api.js';
import classes from './operations.module.css';
import { ParkedDialog, type ParkedAct } from './parked-dialog.js';
import { ParkedItem } from './parked-item.js';

export function Parked({ subscribers }: { readonly subscribers: readonly string[] }) {
  const { t } = useTranslation('operations');
  const list = useListState({ size: 10 });
  const { page, size } = list;
  const parked = useQuery(parkedQuery({ page, size, subscriber: list.filter('subscriber') }));
  const mayAct = useCan('platform.operate');
  const [chosen, setChosen] = useState<{ act: ParkedAct; delivery: ParkedDelivery } | null>(null);
  const options = subscribers.map((value) => ({ value, label: value }));
  return (
    <>
      {(parked.data?.total ?? 0) > 0 || list.narrowed ? (
        <FilterBar list={list} filters={[{ name: 'subscriber', label: t('lag.subscriber'), options }]} />
      ) : null}
      <QueryState query={parked} loading={<LoadingState shape="table" rows={2} />}>
        {(data) =>
          data.total === 0 ? (
            <EmptyState title={t('parked.empty')}>{t('parked.empty-advice')}</EmptyState>
          ) : (
            <>
              <ul className={classes['parked']} aria-label={t('parked.title')}>
                {data.items.map((delivery) => (
                  <ParkedItem
                    key={`${delivery.subscriber}:${delivery.eventId}`}
                    delivery={delivery}
                    onAct={mayAct ? (act) => setChosen({ act, delivery }) : null}
                  />
                ))}
              </ul>
              <Pager page={data} onPage={list.setPage} />
            </>
          )
        }
      </QueryState>
      {chosen ? <ParkedDialog act={chosen.act} delivery={chosen.delivery} onClose={() => setChosen(null)} /> : null}
    </>
  );
}
