import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';

/** The net under every screen: one that throws takes itself down, not the shell around it. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page width="form">
      <PageHeader title={t('failed.title')} />
      <ErrorState error={error} onRetry={retry} />
    </Page>
  );
}
