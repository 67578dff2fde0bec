import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BandBadge } from '~/ui/band-badge.js';
import { SHOWN_BANDS } from '~/ui/bands.js';
import { DataTable, type Column } from '~/ui/data-table.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useFormat } from '~/ui/format.js';
import { useListState } from '~/ui/list-search.js';
import { overviewQuery } from './office-api.js';
import { linesOf, pageOfLines, type UnitLine } from './overview-rows.js';
import { ChangeCell, ScoreCell, ShareCell, UnitCell } from './unit-cells.js';

const LEVELS = ['1', '2', '3'] as const;

export function UnitTable() {
  const { t } = useTranslation('office');
  const { t: ui } = useTranslation('ui');
  // A row is a card on a phone: fifty of them are a wall.
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const list = useListState({ sort: '-total', size: phone ? 10 : 50 });
  const { q, sort, page, size } = list;
  const wanted = { q, sort, page, size, band: list.filter('band'), level: list.filter('level') };
  const units = useQuery({ ...overviewQuery, select: (overview) => pageOfLines(linesOf(overview), wanted) });
  return (
    <>
      <FilterBar
        list={list}
        searchLabel={t('search')}
        filters={[
          {
            name: 'band',
            label: t('band.title'),
            options: SHOWN_BANDS.map((value) => ({ value, label: ui(`band.${value}`) })),
          },
          {
            name: 'level',
            label: t('level.title'),
            options: LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
          },
        ]}
      />
      <DataTable
        label={t('units')}
        columns={useColumns()}
        query={units}
        list={list}
        rowKey={({ unitId }) => unitId}
        empty={<EmptyState title={t('empty')}>{t('empty-advice')}</EmptyState>}
      />
    </>
  );
}

function useColumns(): readonly Column<UnitLine>[] {
  const { t } = useTranslation('office');
  const format = useFormat();
  return [
    { key: 'unit', header: t('unit'), sort: 'name', phone: 'title', cell: (unit) => <UnitCell unit={unit} /> },
    {
      key: 'score',
      header: t('score'),
      sort: 'total',
      align: 'end',
      cell: ({ total }) => <ScoreCell total={total} />,
    },
    { key: 'band', header: t('band.title'), cell: ({ band }) => <BandBadge band={band} /> },
    {
      key: 'change',
      header: t('change.title'),
      sort: 'change',
      align: 'end',
      cell: ({ change }) => <ChangeCell change={change} />,
    },
    {
      key: 'plans',
      header: t('plans'),
      sort: 'plans',
      align: 'end',
      cell: ({ plansApproved, people }) => <ShareCell part={plansApproved} whole={people} />,
    },
    {
      key: 'minimum',
      header: t('minimum'),
      sort: 'minimum',
      align: 'end',
      cell: ({ reachedMinimum, eligible }) => <ShareCell part={reachedMinimum} whole={eligible} />,
    },
    {
      key: 'completions',
      header: t('completions'),
      sort: 'completions',
      align: 'end',
      cell: ({ completionsThisMonth }) => format.number(completionsThisMonth),
    },
    {
      key: 'credit',
      header: t('credit'),
      sort: 'credit',
      align: 'end',
      phone: 'hidden',
      cell: ({ creditHalfPeriods }) => format.number(creditHalfPeriods / 2),
    },
  ];
}
