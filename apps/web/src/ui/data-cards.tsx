import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column, DataTableProps } from './data-table.js';
import classes from './data-table.module.css';

/** The same rows on a phone: nobody reads a table through a keyhole. */
export function DataCards<Row>(props: DataTableProps<Row> & { readonly rows: readonly Row[] }) {
  const title = props.columns.find((column) => column.phone === 'title') ?? props.columns[0];
  const lines = props.columns.filter((column) => column !== title && column.phone !== 'hidden');
  return (
    <>
      <PhoneSort columns={props.columns} list={props.list} />
      <ul className={classes['cards']} aria-label={props.label}>
        {props.rows.map((row) => (
          <li key={props.rowKey(row)} className={classes['card']} data-tone={props.rowTone?.(row)}>
            <div className={classes['cardTitle']}>{title?.cell(row)}</div>
            {lines.map((column) => (
              <div key={column.key} className={classes['cardLine']}>
                <span className={classes['cardLabel']}>{column.header}</span>
                <span className={classes['cardValue']}>{column.cell(row)}</span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function PhoneSort<Row>({ columns, list }: Pick<DataTableProps<Row>, 'columns' | 'list'>) {
  const { t } = useTranslation('ui');
  const sortable = columns.filter((column): column is Column<Row> & { sort: string } => column.sort !== undefined);
  if (sortable.length === 0) return null;
  const options = sortable.flatMap(({ sort, header }) => [
    { value: sort, label: t('table.ascending', { name: header }) },
    { value: `-${sort}`, label: t('table.descending', { name: header }) },
  ]);
  return (
    <NativeSelect
      size="sm"
      mb="sm"
      label={t('table.sort')}
      value={list.sort ?? ''}
      data={list.sort === undefined ? [{ value: '', label: t('table.default-order') }, ...options] : options}
      onChange={(event) => list.setSort(event.currentTarget.value)}
    />
  );
}
