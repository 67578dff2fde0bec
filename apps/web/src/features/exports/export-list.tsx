import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { Pager } from '~/ui/pager.js';
import { QueryState } from '~/ui/query-state.js';
import { ExportItem } from './export-item.js';
import { exportsQuery } from './exports-api.js';
import classes from './exports.module.css';

export function ExportList() {
  const { t } = useTranslation('exports');
  const [page, setPage] = useState(1);
  const exports = useQuery(exportsQuery(page));
  return (
    <QueryState query={exports} loading={<LoadingState shape="table" rows={3} />}>
      {(data) =>
        data.total === 0 ? (
          <EmptyState title={t('list.empty')}>{t('list.empty-advice')}</EmptyState>
        ) : (
          <>
            <ul className={classes['list']} aria-label={t('list.title')}>
              {data.items.map((record) => (
                <li key={record.id}>
                  <ExportItem record={record} />
                </li>
              ))}
            </ul>
            <Pager page={data} onPage={setPage} label={t('list.title')} />
          </>
        )
      }
    </QueryState>
  );
}
