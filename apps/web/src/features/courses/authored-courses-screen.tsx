import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '~/ui/data-table.js';
import { Instant } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { authoredCoursesQuery, type AuthoredCard } from './author-api.js';
import { NewCourseDialog } from './new-course-dialog.js';

export function AuthoredCoursesScreen() {
  const { t } = useTranslation('courses');
  const [creating, setCreating] = useState(false);
  const list = useListState({ size: 25 });
  const columns = useColumns();
  const courses = useQuery(authoredCoursesQuery(list));
  return (
    <Page>
      <PageHeader
        title={t('author.title')}
        lead={t('author.lead')}
        actions={<Button onClick={() => setCreating(true)}>{t('author.create')}</Button>}
      />
      <FilterBar
        list={list}
        searchLabel={t('author.search')}
        filters={[
          {
            name: 'state',
            label: t('author.state'),
            options: (['draft', 'published'] as const).map((value) => ({ value, label: t(`author.state-${value}`) })),
          },
        ]}
      />
      <DataTable
        label={t('author.title')}
        columns={columns}
        query={courses}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('author.empty')}>{t('author.empty-advice')}</EmptyState>}
      />
      <NewCourseDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function useColumns(): Column<AuthoredCard>[] {
  const { t } = useTranslation('courses');
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('author.course'),
      phone: 'title',
      cell: ({ id, title }) => (
        <TextLink to="/author/courses/$courseId" params={{ courseId: id }}>
          {title}
        </TextLink>
      ),
    },
    { key: 'state', header: t('author.state'), cell: (course) => <CourseState course={course} /> },
    {
      key: 'credit',
      header: t('credit'),
      align: 'end',
      cell: ({ nominalHalfPeriods }) => format.periods(nominalHalfPeriods),
    },
    { key: 'lessons', header: t('author.lessons'), align: 'end', cell: ({ lessons }) => format.number(lessons) },
    { key: 'enrolled', header: t('author.enrolled'), align: 'end', cell: ({ enrolled }) => format.number(enrolled) },
    {
      key: 'completed',
      header: t('author.completed'),
      align: 'end',
      cell: ({ completed }) => format.number(completed),
    },
    { key: 'unit', header: t('owner'), phone: 'hidden', cell: ({ ownerUnitName }) => ownerUnitName ?? '–' },
    { key: 'updated', header: t('author.updated'), cell: ({ updatedAt }) => <Instant value={updatedAt} relative /> },
  ];
}

function CourseState({ course }: { readonly course: AuthoredCard }) {
  const { t } = useTranslation('courses');
  if (course.draftNumber === null) return <StatusBadge tone="good">{t('author.state-published')}</StatusBadge>;
  return (
    <StatusBadge tone="caution">
      {course.publishedNumber === null
        ? t('author.state-draft')
        : t('author.state-both', { published: course.publishedNumber, draft: course.draftNumber })}
    </StatusBadge>
  );
}
