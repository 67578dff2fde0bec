import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { Completions, Refused } from './learning-lists.js';
import { recordQuery, type PersonLearningYear } from './learning-queries.js';
import { PlanOfRecord } from './plan-of-record.js';
import { PurposeForm } from './purpose-form.js';
import { YearChoice } from './year-choice.js';

const route = getRouteApi('/signed-in/people/$personId/record');

/** The learning record of somebody else. Who does not answer for that person says why before anything is shown. */
export function RecordScreen() {
  const { personId } = route.useParams();
  const list = useListState();
  const record = useQuery(recordQuery(personId, list.filter('year')));
  if (record.isError && asProblem(record.error).code === 'identity.purpose-required')
    return <PurposeForm personId={personId} />;
  return (
    <Page>
      <QueryState query={record} loading={<LoadingState shape="page" rows={6} />}>
        {(data) => <Record record={data} onYear={(year) => list.setFilter('year', year)} />}
      </QueryState>
    </Page>
  );
}

interface RecordProps {
  readonly record: PersonLearningYear;
  readonly onYear: (year: string) => void;
}

function Record({ record, onYear }: RecordProps) {
  const { t } = useTranslation('learning');
  const { person } = record;
  return (
    <>
      <PageHeader
        title={t('record.title', { name: person.fullName })}
        lead={[person.position, person.unitName].filter(Boolean).join(' · ')}
        back={{ to: '/people/$personId', params: { personId: person.id }, label: person.fullName }}
        meta={t('record.seen')}
        actions={<YearChoice learning={record} onYear={onYear} />}
      />
      <PlanOfRecord personId={person.id} year={record.year} />
      <Completions learning={record} empty={<EmptyState title={t('empty')} />} />
      <Refused learning={record} />
    </>
  );
}
