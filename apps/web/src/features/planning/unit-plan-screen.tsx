import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { EmptyState } from '~/ui/empty-state.js';
import { ErrorState } from '~/ui/error-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { StatusBadge } from '~/ui/status-badge.js';
import {
  addPlannedCourse,
  approveUnitPlan,
  courseChoicesQuery,
  currentYear,
  planningKey,
  removePlannedCourse,
  unitPlanQuery,
  type UnitTrainingPlan,
} from './planning-queries.js';
import classes from './planning.module.css';

const route = getRouteApi('/signed-in/unit/$unitId/training-plan');

export function UnitPlanScreen() {
  const { t } = useTranslation('planning');
  const { unitId } = route.useParams();
  const year = currentYear();
  const found = useQuery(unitPlanQuery(unitId, year));
  const back = { to: '/unit/$unitId' as const, params: { unitId }, label: t('unit.back') };
  return (
    <Page>
      <QueryState query={found} loading={<LoadingState shape="page" rows={6} />}>
        {({ plan }) => (
          <>
            <PageHeader
              title={t('unit.title', { year })}
              lead={plan ? t('unit.lead', { unit: plan.unitName }) : t('unit.lead-empty')}
              back={back}
              meta={plan ? <State plan={plan} /> : null}
            />
            {plan ? (
              <Coverage plan={plan} />
            ) : (
              <EmptyState title={t('unit.empty')}>{t('unit.empty-advice')}</EmptyState>
            )}
            {plan?.state === 'approved' ? null : <AddCourse unitId={unitId} year={year} plan={plan} />}
            {plan ? <Planned plan={plan} /> : null}
            {plan ? <Uncovered plan={plan} /> : null}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function State({ plan }: { readonly plan: UnitTrainingPlan }) {
  const { t } = useTranslation('planning');
  return plan.state === 'approved' ? (
    <StatusBadge tone="good">{t('unit.approved', { number: plan.decisionNumber ?? '' })}</StatusBadge>
  ) : (
    <StatusBadge tone="caution">{t('state.draft')}</StatusBadge>
  );
}

function Coverage({ plan }: { readonly plan: UnitTrainingPlan }) {
  const { t } = useTranslation('planning');
  const mayApprove = useCan('planning.approve-unit-plan') && plan.state === 'draft' && plan.covered > 0;
  return (
    <Section
      title={t('unit.coverage')}
      description={t('unit.coverage-lead')}
      actions={mayApprove ? <Approve plan={plan} /> : null}
    >
      <ScoreBar label={t('unit.covered')} value={plan.covered} max={plan.people} />
    </Section>
  );
}

/** Every change of the plan makes what is shown of it stale. */
function useChange<V>(change: (value: V) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: planningKey }) });
}

function Approve({ plan }: { readonly plan: UnitTrainingPlan }) {
  const { t } = useTranslation('planning');
  const [opened, setOpened] = useState(false);
  const [number, setNumber] = useState('');
  const approve = useChange((decisionNumber: string) => approveUnitPlan(plan.unitId, plan.year, decisionNumber));
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('unit.approve')}</Button>
      <ConfirmDialog
        opened={opened && plan.state === 'draft'}
        onClose={() => setOpened(false)}
        title={t('unit.approve-title', { year: plan.year })}
        consequences={[t('unit.approve-means'), t('unit.approve-frozen')]}
        confirmLabel={t('unit.approve')}
        busy={approve.isPending}
        error={approve.error}
        onConfirm={() => approve.mutate(number)}
      >
        <TextInput
          label={t('unit.number')}
          description={t('unit.number-hint')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}

function AddCourse({
  unitId,
  year,
  plan,
}: {
  readonly unitId: string;
  readonly year: number;
  readonly plan: UnitTrainingPlan | null;
}) {
  const { t } = useTranslation('planning');
  const [courseId, setCourseId] = useState('');
  const courses = useQuery(courseChoicesQuery);
  const add = useChange((id: string) => addPlannedCourse(unitId, year, id));
  const free = courses.data?.items.filter(({ id }) => !plan?.courses.some((course) => course.courseId === id)) ?? [];
  return (
    <Section title={t('unit.add-title')} description={t('unit.add-lead')}>
      {add.isError ? <ErrorState error={add.error} /> : null}
      <div className={classes['add']}>
        <NativeSelect
          label={t('add-course')}
          value={courseId}
          data={[
            { value: '', label: t('choose-course') },
            ...free.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => setCourseId(event.currentTarget.value)}
        />
        <Button
          disabled={courseId === ''}
          loading={add.isPending}
          onClick={() => add.mutate(courseId, { onSuccess: () => setCourseId('') })}
        >
          {t('unit.add-for-all')}
        </Button>
      </div>
    </Section>
  );
}

function Planned({ plan }: { readonly plan: UnitTrainingPlan }) {
  const { t } = useTranslation('planning');
  const remove = useChange((courseId: string) => removePlannedCourse(plan.unitId, plan.year, courseId));
  return (
    <Section title={t('unit.courses')}>
      {remove.isError ? <ErrorState error={remove.error} /> : null}
      <ul className={classes['rows']}>
        {plan.courses.map(({ courseId, title, people }) => (
          <li key={courseId}>
            <span>{title}</span>
            <span className={classes['quiet']}>{t('unit.people', { count: people })}</span>
            {plan.state === 'draft' ? (
              <Button
                variant="subtle"
                size="compact-sm"
                color="gray"
                aria-label={t('remove', { title })}
                onClick={() => remove.mutate(courseId)}
              >
                {t('unit.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Uncovered({ plan }: { readonly plan: UnitTrainingPlan }) {
  const { t } = useTranslation('planning');
  if (plan.uncovered.length === 0) return null;
  return (
    <Section title={t('unit.uncovered', { count: plan.uncovered.length })} description={t('unit.uncovered-lead')}>
      <ul className={classes['names']}>
        {plan.uncovered.map(({ personId, fullName }) => (
          <li key={personId}>{fullName}</li>
        ))}
      </ul>
    </Section>
  );
}
