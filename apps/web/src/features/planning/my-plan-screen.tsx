import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { Stat, Stats } from '~/ui/stat.js';
import { PlanEditor } from './plan-editor.js';
import { PlanItems } from './plan-items.js';
import { PlanStateBadge } from './plan-state-badge.js';
import {
  courseChoicesQuery,
  currentYear,
  ownPlanQuery,
  requiredQuery,
  type PlanWithItems,
} from './planning-queries.js';
import classes from './planning.module.css';

export function MyPlanScreen() {
  const { t } = useTranslation('planning');
  const year = currentYear();
  const own = useQuery(ownPlanQuery(year));
  return (
    <Page width="form">
      <QueryState query={own} loading={<LoadingState shape="page" rows={8} />}>
        {({ plan }) => (
          <>
            <PageHeader
              title={t('title', { year })}
              lead={t('lead')}
              meta={plan ? <PlanStateBadge state={plan.state} /> : null}
            />
            {plan === null || plan.state === 'draft' || plan.state === 'returned' ? (
              <Editing year={year} plan={plan} />
            ) : (
              <FixedPlan plan={plan} />
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Editing({ year, plan }: { readonly year: number; readonly plan: PlanWithItems | null }) {
  const { t } = useTranslation('planning');
  const courses = useQuery(courseChoicesQuery);
  const required = useQuery(requiredQuery);
  return (
    <>
      {plan?.state === 'returned' ? (
        <div className={classes['returned']} role="note">
          <strong>{t('returned-title')}</strong>
          <p>{plan.returnReason}</p>
        </div>
      ) : null}
      <QueryState query={courses}>
        {({ items }) => (
          // Keyed by what is stored: after saving, the form starts from the server's answer.
          <PlanEditor
            key={plan?.id ?? 'new'}
            year={year}
            plan={plan}
            courses={items}
            required={required.data ?? null}
          />
        )}
      </QueryState>
    </>
  );
}

function FixedPlan({ plan }: { readonly plan: PlanWithItems }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const kept = plan.items.reduce((sum, item) => sum + item.keptHalfPeriods, 0);
  return (
    <>
      <Stats>
        <Stat label={t('planned')} value={format.number(plan.plannedHalfPeriods / 2)} unit={t('periods')} />
        <Stat label={t('kept')} value={format.number(kept / 2)} unit={t('periods')} />
        {plan.approvedOn ? (
          <Stat label={t('approved-on')} value={format.civilDate(plan.approvedOn)} />
        ) : (
          <Stat label={t('submitted-on')} value={plan.submittedAt ? format.civilDate(plan.submittedAt) : '–'} />
        )}
      </Stats>
      <Section title={t('items')} description={t('items-lead')}>
        <PlanItems items={plan.items} />
      </Section>
      <Section title={t('commitment')}>
        <p className={classes['commitment']}>{t('commitment-text')}</p>
        {plan.commitmentAcceptedAt ? (
          <p className={classes['quiet']}>
            {t('commitment-made', { on: format.civilDate(plan.commitmentAcceptedAt) })}
          </p>
        ) : null}
      </Section>
    </>
  );
}
