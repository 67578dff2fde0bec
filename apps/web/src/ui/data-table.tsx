import { useMediaQuery } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCards } from './data-cards.js';
import classes from './data-table.module.css';
import { EmptyState } from './empty-state.js';
import { ErrorState } from './error-state.js';
import type { ListState } from './list-search.js';
import { LoadingState } from './loading-state.js';
import { Pager } from './pager.js';
import { SortableHeader } from './sortable-header.js';

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The API's name of the sort; without it the column cannot be sorted. */
  readonly sort?: string;
  /** Numbers stand right-aligned in figures of equal width. */
  readonly align?: 'start' | 'end';
  readonly width?: string;
  /** On a phone a row is a card: its first `title` column heads it, `hidden` ones are left out. */
  readonly phone?: 'title' | 'line' | 'hidden';
}

export interface DataTableProps<Row> {
  /** The table's name for those who hear it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly query: UseQueryResult<Page<Row>>;
  readonly list: ListState;
  readonly rowKey: (row: Row) => string;
  /** Shown when there is nothing at all yet; "nothing found" is the table's own. */
  readonly empty: ReactNode;
  readonly rowTone?: (row: Row) => 'danger' | undefined;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { query, list } = props;
  const { t } = useTranslation('ui');
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState shape="table" rows={Math.min(list.size, 8)} />;
  if (query.data.items.length === 0) {
    if (!list.narrowed && list.page === 1) return <>{props.empty}</>;
    return <EmptyState title={t('table.nothing-found')}>{t('table.nothing-found-advice')}</EmptyState>;
  }
  return (
    <div aria-busy={query.isFetching} className={classes['frame']} data-stale={query.isPlaceholderData || undefined}>
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {phone ? <DataCards {...props} rows={query.data.items} /> : <Grid {...props} rows={query.data.items} />}
      <Pager page={query.data} onPage={list.setPage} />
    </div>
  );
}

function Grid<Row>({ label, columns, list, rowKey, rowTone, rows }: DataTableProps<Row> & { rows: readonly Row[] }) {
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortableHeader key={column.key} column={column} list={list} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-tone={rowTone?.(row)}>
              {columns.map((column) => (
                <td key={column.key} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
