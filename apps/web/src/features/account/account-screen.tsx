import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { LanguageSwitch } from '~/ui/language-switch.js';
import { ButtonLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { PasswordChangeForm } from '~/ui/password-change-form.js';
import { QueryState } from '~/ui/query-state.js';
import { factorQuery } from './account-api.js';
import { FactorSection } from './factor-section.js';
import { SessionList } from './session-list.js';

const ALONE = 14;
const BESIDE_FACTOR = 8;

export function AccountScreen() {
  const { t } = useTranslation('account');
  const { account, person } = useSession();
  const factor = useQuery(factorQuery);
  const min = factor.data?.enrolledAt ? BESIDE_FACTOR : ALONE;
  return (
    <Page width="form">
      <PageHeader title={t('title')} lead={[person?.fullName, account.username].filter(Boolean).join(' · ')} />
      <Section title={t('factor.title')} description={t('factor.lead')}>
        <QueryState query={factor}>{(state) => <FactorSection factor={state} />}</QueryState>
      </Section>
      <Section title={t('sessions.title')} description={t('sessions.lead')}>
        <SessionList />
      </Section>
      <Section title={t('password.title')} description={t('password.lead')}>
        <PasswordChangeForm min={min} />
      </Section>
      <Section title={t('rights.title')} description={t('rights.lead')}>
        <Group gap="sm">
          <ButtonLink to="/delegations" variant="default">
            {t('rights.delegations')}
          </ButtonLink>
          <ButtonLink to="/roles" variant="default">
            {t('rights.matrix')}
          </ButtonLink>
        </Group>
      </Section>
      <Section title={t('language.title')}>
        <LanguageSwitch />
      </Section>
    </Page>
  );
}
