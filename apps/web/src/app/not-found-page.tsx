import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';

export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <Page width="form">
      <PageHeader title={t('not-found.title')} lead={t('not-found.lead')} />
      <ButtonLink to="/">{t('to-home')}</ButtonLink>
    </Page>
  );
}
