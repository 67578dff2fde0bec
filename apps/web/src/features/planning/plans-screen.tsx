import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { DataTable, type Column } from '~/ui/data-table.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { PlanStateBadge } from './plan-state-badge.js';
import { currentYear, PLAN_STATES, plansQuery, type Plan } from './planning-queries.js';

/** The head's list: what waits for a decision stands on top. */
export function PlansScreen() {
  const { t } = useTranslation('planning');
  const list = useListState();
  const year = Number(list.filter('year') || currentYear());
  const plans = useQuery(
    plansQuery({ year, state: list.filter('state'), q: list.q, page: list.page, size: list.size }),
  );
  const states = PLAN_STATES.map((value) => ({ value, label: t(`state.${value}`) }));
  return (
    <Page>
      <PageHeader title={t('plans.title', { year })} lead={t('plans.lead')} />
      <FilterBar
        list={list}
        searchLabel={t('plans.search')}
        filters={[{ name: 'state', label: t('plans.state'), options: states }]}
      />
      <DataTable
        label={t('plans.title', { year })}
        columns={useColumns()}
        query={plans}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('plans.empty')}>{t('plans.empty-advice')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): readonly Column<Plan>[] {
  const { t } = useTranslation('planning');
  const format = useFormat();
  return [
    {
      key: 'person',
      header: t('plans.person'),
      phone: 'title',
      cell: ({ id, fullName, unitName }) => (
        <TextLink to="/plans/$planId" params={{ planId: id }}>
          <PersonName name={fullName} detail={unitName} />
        </TextLink>
      ),
    },
    { key: 'state', header: t('plans.state'), cell: ({ state }) => <PlanStateBadge state={state} /> },
    {
      key: 'periods',
      header: t('planned'),
      align: 'end',
      cell: ({ plannedHalfPeriods }) => format.periods(plannedHalfPeriods),
    },
    { key: 'items', header: t('items'), align: 'end', cell: ({ itemCount }) => format.number(itemCount) },
    {
      key: 'approved',
      header: t('approved-on'),
      align: 'end',
      cell: ({ approvedOn }) => <CivilDate value={approvedOn} />,
    },
  ];
}
