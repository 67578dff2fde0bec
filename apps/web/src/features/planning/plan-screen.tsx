import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/api/session.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { useFormat } from '~/ui/format.js';
import { LoadingState } from '~/ui/loading-state.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { PlanItems } from './plan-items.js';
import { PlanStateBadge } from './plan-state-badge.js';
import { decidePlan, planningKey, planQuery, type PlanWithItems } from './planning-queries.js';
import classes from './planning.module.css';

const route = getRouteApi('/signed-in/plans/$planId');

export function PlanScreen() {
  const { planId } = route.useParams();
  const plan = useQuery(planQuery(planId));
  return (
    <Page width="form">
      <QueryState query={plan} loading={<LoadingState shape="page" rows={8} />}>
        {(found) => <Content plan={found} />}
      </QueryState>
    </Page>
  );
}

function Content({ plan }: { readonly plan: PlanWithItems }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { person } = useSession();
  const own = person?.id === plan.personId;
  const mayDecide = useCan('planning.decide-plans') && plan.state === 'submitted' && !own;
  const back = { to: '/plans' as const, label: t('plans.short') };
  return (
    <>
      <PageHeader
        title={plan.fullName}
        lead={t('plans.of', { unit: plan.unitName, year: plan.year })}
        back={back}
        meta={<PlanStateBadge state={plan.state} />}
      />
      {plan.returnReason ? <p className={classes['returned']}>{plan.returnReason}</p> : null}
      <Section title={t('items')} description={t('plans.total', { periods: format.periods(plan.plannedHalfPeriods) })}>
        <PlanItems items={plan.items} />
      </Section>
      {plan.commitmentAcceptedAt ? (
        <p className={classes['quiet']}>{t('commitment-made', { on: format.civilDate(plan.commitmentAcceptedAt) })}</p>
      ) : null}
      {own && plan.state === 'submitted' ? <p className={classes['quiet']}>{t('plans.own')}</p> : null}
      {mayDecide ? <Decision plan={plan} /> : null}
    </>
  );
}

function Decision({ plan }: { readonly plan: PlanWithItems }) {
  const { t } = useTranslation('planning');
  const [asked, setAsked] = useState<'approve' | 'return' | null>(null);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'return') =>
      decidePlan(plan.id, decision === 'approve' ? { decision } : { decision, reason }),
    onSuccess: () => {
      setAsked(null);
      notifyDone(t('plans.decided'));
      return client.invalidateQueries({ queryKey: planningKey });
    },
  });
  return (
    <Group gap="sm" mt="lg">
      <Button size="md" onClick={() => setAsked('approve')}>
        {t('plans.approve')}
      </Button>
      <Button size="md" variant="default" onClick={() => setAsked('return')}>
        {t('plans.return')}
      </Button>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t(asked === 'return' ? 'plans.return-title' : 'plans.approve-title', { name: plan.fullName })}
        consequences={[t(asked === 'return' ? 'plans.return-means' : 'plans.approve-means')]}
        confirmLabel={t(asked === 'return' ? 'plans.return' : 'plans.approve')}
        busy={decide.isPending}
        error={decide.error}
        onConfirm={() => asked && decide.mutate(asked)}
      >
        {asked === 'return' ? (
          <Textarea
            label={t('plans.reason')}
            description={t('plans.reason-hint')}
            value={reason}
            minRows={3}
            autosize
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
      </ConfirmDialog>
    </Group>
  );
}
