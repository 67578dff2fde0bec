import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '~/ui/data-table.js';
import { CivilDate } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { PersonName } from '~/ui/person-name.js';
import { Stat, Stats } from '~/ui/stat.js';
import { filterOf } from './export-filter.js';
import { completionsQuery, type Completion } from './exports-api.js';

/** What the file will hold: its figures, and its rows in their order. */
export function Preview({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const completions = useQuery(completionsQuery(filterOf(list), { page: list.page, size: list.size }));
  const { data } = completions;
  return (
    <>
      {data ? (
        <Stats>
          <Stat label={t('preview.rows')} value={format.number(data.total)} />
          <Stat label={t('preview.people')} value={format.number(data.people)} />
          <Stat label={t('preview.credit')} value={format.number(data.creditHalfPeriods / 2)} />
        </Stats>
      ) : null}
      <DataTable
        label={t('preview.title')}
        columns={useColumns()}
        query={completions}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('preview.empty')}>{t('preview.empty-advice')}</EmptyState>}
      />
    </>
  );
}

function useColumns(): readonly Column<Completion>[] {
  const { t } = useTranslation('exports');
  const format = useFormat();
  return [
    { key: 'day', header: t('column.completed-on'), cell: ({ completedOn }) => <CivilDate value={completedOn} /> },
    {
      key: 'person',
      header: t('column.person'),
      phone: 'title',
      cell: ({ fullName, unitName }) => <PersonName name={fullName} detail={unitName ?? t('column.no-unit')} />,
    },
    { key: 'code', header: t('column.staff-code'), phone: 'hidden', cell: ({ staffCode }) => staffCode ?? '–' },
    { key: 'course', header: t('column.course'), cell: ({ courseTitle }) => courseTitle },
    {
      key: 'credit',
      header: t('column.credit'),
      align: 'end',
      cell: ({ creditHalfPeriods }) => format.number(creditHalfPeriods / 2),
    },
  ];
}
