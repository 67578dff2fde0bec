import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { standingOf } from '~/ui/civil-days.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { DelegationLine } from './delegation-line.js';
import { delegationsQuery } from './delegations-api.js';
import classes from './roles.module.css';

/** For whom one acts, and who acts for oneself; nothing when nobody is away. */
export default function DelegationsHomeCard() {
  const { t } = useTranslation('roles');
  const { data } = useQuery(delegationsQuery);
  const received = data?.received.filter(({ from, to }) => standingOf(from, to) !== 'over') ?? [];
  const given = data?.given.filter(({ from, to }) => standingOf(from, to) !== 'over') ?? [];
  if (received.length + given.length === 0) return null;
  return (
    <Section
      title={t('delegations.title')}
      actions={<TextLink to="/delegations">{t('delegations.open-list')}</TextLink>}
    >
      <ul className={classes['lines']}>
        {received.map((delegation) => (
          <DelegationLine key={delegation.id} delegation={delegation} />
        ))}
        {given.map((delegation) => (
          <DelegationLine key={delegation.id} delegation={delegation} given />
        ))}
      </ul>
    </Section>
  );
}
