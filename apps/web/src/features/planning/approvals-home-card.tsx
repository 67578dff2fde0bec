import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { currentYear, plansQuery } from './planning-queries.js';

/** Who waits for my decision? */
export default function ApprovalsHomeCard() {
  const { t } = useTranslation('planning');
  const waiting = useQuery(plansQuery({ year: currentYear(), state: 'submitted', q: '', page: 1, size: 10 }));
  return (
    <Section title={t('approvals.title')}>
      <QueryState query={waiting}>
        {({ total }) =>
          total === 0 ? (
            <p>{t('approvals.none')}</p>
          ) : (
            <>
              <p>{t('approvals.waiting', { count: total })}</p>
              <ButtonLink to="/plans" search={{ state: 'submitted' }}>
                {t('approvals.decide')}
              </ButtonLink>
            </>
          )
        }
      </QueryState>
    </Section>
  );
}
