import { SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateFilter } from '~/ui/date-filter.js';
import type { ListState } from '~/ui/list-search.js';
import { unitOptions } from './export-filter.js';
import { courseChoicesQuery, unitChoicesQuery } from './exports-api.js';
import { SearchedSelect } from './searched-select.js';

/** Which completions: acts at once on the preview and stands in the address. */
export function FilterFields({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('exports');
  const units = useQuery(unitChoicesQuery);
  const courses = useQuery(courseChoicesQuery);
  const courseOptions = (courses.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" role="search" aria-label={t('filter.title')}>
      <DayField list={list} name="from" label={t('filter.from')} />
      <DayField list={list} name="to" label={t('filter.to')} />
      <SearchedSelect
        label={t('filter.unit')}
        description={t('filter.unit-hint')}
        all={t('filter.all-units')}
        options={unitOptions(units.data?.units ?? [])}
        value={list.filter('unit')}
        onChange={(unit) => list.setFilter('unit', unit)}
      />
      <SearchedSelect
        label={t('filter.course')}
        description={t('filter.course-hint')}
        all={t('filter.all-courses')}
        options={courseOptions}
        value={list.filter('course')}
        onChange={(course) => list.setFilter('course', course)}
      />
      <PersonField key={list.narrowed ? 'narrowed' : 'all'} list={list} />
    </SimpleGrid>
  );
}

function DayField({ list, name, label }: { readonly list: ListState; readonly name: string; readonly label: string }) {
  return <DateFilter list={list} name={name} label={label} />;
}

function PersonField({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('exports');
  const [text, setText] = useState(list.q);
  const search = useDebouncedCallback(list.setQuery, 300);
  return (
    <TextInput
      type="search"
      label={t('filter.person')}
      description={t('filter.person-hint')}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
