import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { ButtonLink, TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { PlanStateBadge } from './plan-state-badge.js';
import { currentYear, ownPlanQuery } from './planning-queries.js';

/** Is my plan of this year made, and where is it now? */
export default function PlanHomeCard() {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const year = currentYear();
  const own = useQuery(ownPlanQuery(year));
  return (
    <Section title={t('home.title', { year })} actions={<TextLink to="/my/plan">{t('home.open')}</TextLink>}>
      <QueryState query={own}>
        {({ plan }) =>
          plan === null || plan.state === 'draft' || plan.state === 'returned' ? (
            <>
              <p>{t(plan?.state === 'returned' ? 'home.returned' : 'home.missing')}</p>
              <ButtonLink to="/my/plan">{t(plan === null ? 'home.make' : 'home.go-on')}</ButtonLink>
            </>
          ) : (
            <p>
              <PlanStateBadge state={plan.state} />{' '}
              {t('home.planned', { periods: format.periods(plan.plannedHalfPeriods) })}
            </p>
          )
        }
      </QueryState>
    </Section>
  );
}
