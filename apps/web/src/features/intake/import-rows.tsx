import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '~/ui/data-table.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useFormat } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import { kindsQuery, rowsQuery, type ImportColumn, type ImportRow, type ImportRun } from './imports-api.js';
import classes from './intake.module.css';
import { useTongue } from './use-tongue.js';

export function ImportRows({ run, list }: { readonly run: ImportRun; readonly list: ListState }) {
  const { t } = useTranslation('intake');
  const rows = useQuery(rowsQuery(run, list));
  const kinds = useQuery(kindsQuery);
  const columns = kinds.data?.kinds.find(({ code }) => code === run.kind)?.columns ?? [];
  return (
    <>
      <FilterBar list={list} searchLabel={t('search')} />
      <DataTable
        label={t('rows')}
        columns={useRowColumns(columns)}
        query={rows}
        list={list}
        rowKey={({ rowNumber }) => String(rowNumber)}
        rowTone={({ outcome, result }) => (outcome === 'refused' || result === 'refused' ? 'danger' : undefined)}
        empty={<EmptyState title={t('no-rows')}>{t('no-rows-advice')}</EmptyState>}
      />
    </>
  );
}

function useRowColumns(columns: readonly ImportColumn[]): Column<ImportRow>[] {
  const { t } = useTranslation('intake');
  return [
    { key: 'number', header: t('column.number'), align: 'end', width: '5rem', cell: ({ rowNumber }) => rowNumber },
    { key: 'title', header: t('column.title'), phone: 'title', cell: ({ title }) => title || '–' },
    { key: 'outcome', header: t('column.outcome'), cell: (row) => <RowOutcome row={row} /> },
    { key: 'changes', header: t('column.changes'), cell: (row) => <RowChanges row={row} columns={columns} /> },
  ];
}

const TONES: Readonly<Record<string, StatusTone>> = {
  create: 'active',
  change: 'active',
  refused: 'danger',
  applied: 'good',
  kept: 'danger',
};

function RowOutcome({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation('intake');
  const word = row.result ?? row.outcome ?? 'waiting';
  return <StatusBadge tone={TONES[word] ?? 'neutral'}>{t(`row.${word}`)}</StatusBadge>;
}

/** Each change as before → after; for a row that was refused, why. */
function RowChanges({ row, columns }: { readonly row: ImportRow; readonly columns: readonly ImportColumn[] }) {
  const { t } = useTranslation('intake');
  const { say } = useTongue();
  const shown = useShownValue(columns);
  return (
    <>
      {row.says ? <p className={classes['reason']}>{say(row.says)}</p> : null}
      {row.changes.length > 0 ? (
        <ul className={classes['changes']}>
          {row.changes.map(({ field, before, after }) => (
            <li key={field}>
              <span className={classes['field']}>{shown.name(field)}: </span>
              {before === null ? null : (
                <>
                  <del aria-label={t('before', { value: shown.value(field, before) })}>
                    {shown.value(field, before)}
                  </del>{' '}
                  <span aria-hidden>→</span>{' '}
                </>
              )}
              <ins>{after === null ? t('nothing') : shown.value(field, after)}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function useShownValue(columns: readonly ImportColumn[]) {
  const { say } = useTongue();
  const format = useFormat();
  const columnOf = (field: string) => columns.find(({ code }) => code === field);
  return {
    name: (field: string) => {
      const column = columnOf(field);
      return column ? say(column.name) : field;
    },
    value: (field: string, value: string) => {
      const column = columnOf(field);
      if (column?.type === 'date') return format.civilDate(value);
      const choice = column?.choices.find(({ code }) => code === value);
      return choice ? say(choice) : value;
    },
  };
}
