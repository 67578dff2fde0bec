import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';

export function ForbiddenPage() {
  const { t } = useTranslation('app');
  return (
    <Page width="form">
      <PageHeader title={t('forbidden.title')} lead={t('forbidden.lead')} />
      <ButtonLink to="/">{t('to-home')}</ButtonLink>
    </Page>
  );
}
