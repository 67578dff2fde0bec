import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { DateFilter } from '~/ui/date-filter.js';
import { type Column, DataTable } from '~/ui/data-table.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { ButtonLink, TextLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { CATEGORIES, peopleQuery, type PersonItem } from './people-api.js';
import { indented, optionsOf } from './unit-tree.js';
import { unitTreeQuery } from './units-api.js';

export function PeopleScreen() {
  const { t } = useTranslation('people');
  const list = useListState({ sort: 'name' });
  const people = useQuery(peopleQuery(list));
  const tree = useQuery(unitTreeQuery());
  const mayManage = useCan('identity.manage-people');
  const yesNo = [
    { value: 'true', label: t('filters.yes') },
    { value: 'false', label: t('filters.no') },
  ];
  const filters = [
    {
      name: 'category',
      label: t('category'),
      options: CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) })),
    },
    { name: 'onLeave', label: t('filters.on-leave'), options: yesNo },
    { name: 'seconded', label: t('filters.seconded'), options: yesNo },
  ];
  const unitFilter = { name: 'unitId', label: t('filter-unit'), options: indented(optionsOf(tree.data?.units ?? [])) };
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayManage ? (
            <>
              <ButtonLink to="/people/duplicates" variant="default">
                {t('duplicates.title')}
              </ButtonLink>
              <ButtonLink to="/people/new">{t('add')}</ButtonLink>
            </>
          ) : null
        }
      />
      <FilterBar
        list={list}
        searchLabel={t('search')}
        filters={[unitFilter, ...filters]}
        actions={<DateFilter list={list} name="on" label={t('filters.on')} />}
      />
      <DataTable
        label={t('title')}
        columns={useColumns()}
        query={people}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('empty')}>{t('empty-advice')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<PersonItem>[] {
  const { t } = useTranslation('people');
  return [
    {
      key: 'name',
      header: t('name'),
      sort: 'name',
      phone: 'title',
      cell: ({ id, fullName, position }) => (
        <TextLink to="/people/$personId" params={{ personId: id }} underline="never" c="inherit">
          <PersonName name={fullName} detail={position} />
        </TextLink>
      ),
    },
    { key: 'unit', header: t('unit-name'), sort: 'unit', cell: (person) => <UnitCell person={person} /> },
    {
      key: 'category',
      header: t('category'),
      cell: ({ category }) => (category === null ? '–' : t(`categories.${category}`)),
    },
    {
      key: 'staffCode',
      header: t('staff-code'),
      sort: 'staffCode',
      phone: 'hidden',
      cell: ({ staffCode }) => staffCode ?? '–',
    },
  ];
}

function UnitCell({ person }: { readonly person: PersonItem }) {
  const { t } = useTranslation('people');
  const { unitName, secondedTo, onLeave } = person;
  return (
    <>
      {unitName ?? t('no-unit')}{' '}
      {secondedTo === null ? null : <StatusBadge tone="active">{t('seconded-to', { unit: secondedTo })}</StatusBadge>}{' '}
      {onLeave === null ? null : <StatusBadge>{t(`leave-kinds.${onLeave}`)}</StatusBadge>}
    </>
  );
}
