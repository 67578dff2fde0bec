import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '~/ui/data-table.js';
import { CivilDate } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useListState } from '~/ui/list-search.js';
import { Section } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { registerQuery, type Nomination } from './awards-api.js';
import { subjectOf } from './nomination-item.js';

export function Register() {
  const { t } = useTranslation('awards');
  const list = useListState();
  const { page, size } = list;
  const register = useQuery({
    ...registerQuery,
    select: ({ entries }) => ({
      items: entries.slice((page - 1) * size, page * size),
      total: entries.length,
      page,
      size,
    }),
  });
  return (
    <Section title={t('register.title')} description={t('register.lead')}>
      <DataTable
        label={t('register.title')}
        columns={useColumns()}
        query={register}
        list={{ ...list, narrowed: false }}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('register.empty')}>{t('register.empty-advice')}</EmptyState>}
      />
    </Section>
  );
}

function useColumns(): readonly Column<Nomination>[] {
  const { t } = useTranslation('awards');
  return [
    {
      key: 'subject',
      header: t('register.subject'),
      phone: 'title',
      cell: (entry) => <PersonName name={subjectOf(entry)} detail={entry.fullName === null ? null : entry.unitName} />,
    },
    { key: 'award', header: t('register.award'), cell: ({ titleCode }) => t(`award.${titleCode}`) },
    { key: 'number', header: t('register.number'), cell: ({ decisionNumber }) => decisionNumber ?? '–' },
    { key: 'on', header: t('register.on'), cell: ({ decidedOn }) => <CivilDate value={decidedOn} /> },
    { key: 'signer', header: t('register.signer'), cell: ({ signer }) => signer ?? '–' },
  ];
}
