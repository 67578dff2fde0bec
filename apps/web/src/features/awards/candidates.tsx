import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '~/ui/data-table.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { useListState } from '~/ui/list-search.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { candidatesQuery, standingsQuery, type PersonCandidate, type Subject } from './awards-api.js';
import { NominateDialog } from './nominate-dialog.js';

export function Candidates() {
  const { t } = useTranslation('awards');
  const list = useListState();
  const standings = useQuery(standingsQuery);
  const { page, size } = list;
  const candidates = useQuery({
    ...candidatesQuery,
    select: ({ people }) => ({ items: people.slice((page - 1) * size, page * size), total: people.length, page, size }),
  });
  const [subject, setSubject] = useState<Subject | null>(null);
  const periodId = standings.data?.period.id;
  return (
    <Section title={t('candidates.title')} description={t('candidates.lead')}>
      <DataTable
        label={t('candidates.title')}
        columns={useColumns(setSubject)}
        query={candidates}
        list={{ ...list, narrowed: false }}
        rowKey={({ personId }) => personId}
        empty={<EmptyState title={t('candidates.empty')}>{t('candidates.empty-advice')}</EmptyState>}
      />
      {subject && periodId ? (
        <NominateDialog periodId={periodId} subject={subject} onClose={() => setSubject(null)} />
      ) : null}
    </Section>
  );
}

function useColumns(choose: (subject: Subject) => void): readonly Column<PersonCandidate>[] {
  const { t } = useTranslation('awards');
  const format = useFormat();
  return [
    {
      key: 'person',
      header: t('candidates.person'),
      phone: 'title',
      cell: ({ personId, fullName, unitName }) => (
        <TextLink to="/people/$personId" params={{ personId }} underline="never" c="inherit">
          <PersonName name={fullName} detail={unitName} />
        </TextLink>
      ),
    },
    {
      key: 'credit',
      header: t('candidates.credit'),
      align: 'end',
      cell: ({ creditedHalfPeriods, requiredHalfPeriods }) =>
        `${format.number(creditedHalfPeriods / 2)} / ${format.number(requiredHalfPeriods / 2)}`,
    },
    {
      key: 'months',
      header: t('candidates.months'),
      align: 'end',
      cell: ({ monthsLearned }) => format.number(monthsLearned),
    },
    {
      key: 'plan',
      header: t('candidates.plan'),
      align: 'end',
      cell: ({ fulfilledHalfPeriods, plannedHalfPeriods }) =>
        plannedHalfPeriods === 0 ? '–' : format.percent(fulfilledHalfPeriods / plannedHalfPeriods),
    },
    {
      key: 'nominate',
      header: t('candidates.action'),
      align: 'end',
      cell: ({ personId, fullName }) => (
        <Button
          variant="default"
          size="xs"
          aria-label={t('nominate.named', { name: fullName })}
          onClick={() => choose({ kind: 'individual', id: personId, name: fullName })}
        >
          {t('nominate.short')}
        </Button>
      ),
    },
  ];
}
