import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '~/ui/data-table.js';
import { CivilDate } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useListState } from '~/ui/list-search.js';
import { Section } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { pastAwardsQuery, type PastAward } from './awards-api.js';

/** What other decisions gave before this system was there. */
export function PastAwards() {
  const { t } = useTranslation('awards');
  const list = useListState();
  const awards = useQuery(pastAwardsQuery(list));
  return (
    <Section title={t('past.title')} description={t('past.lead')}>
      <FilterBar list={list} searchLabel={t('past.search')} />
      <DataTable
        label={t('past.title')}
        columns={useColumns()}
        query={awards}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('past.empty')}>{t('past.empty-advice')}</EmptyState>}
      />
    </Section>
  );
}

function useColumns(): readonly Column<PastAward>[] {
  const { t, i18n } = useTranslation('awards');
  const tongue = i18n.language === 'en' ? 'en' : 'vi';
  return [
    {
      key: 'subject',
      header: t('register.subject'),
      phone: 'title',
      cell: ({ fullName, unitName }) => <PersonName name={fullName ?? unitName ?? '–'} detail={null} />,
    },
    { key: 'award', header: t('register.award'), cell: ({ title }) => title[tongue] },
    { key: 'year', header: t('past.year'), align: 'end', cell: ({ year }) => year },
    { key: 'number', header: t('register.number'), cell: ({ decisionNumber }) => decisionNumber },
    { key: 'on', header: t('register.on'), cell: ({ decidedOn }) => <CivilDate value={decidedOn} /> },
    { key: 'signer', header: t('register.signer'), cell: ({ signer }) => signer ?? '–' },
  ];
}
