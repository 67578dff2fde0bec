import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/links.js';
import { EmptyState } from '~/ui/empty-state.js';
import { PageHeader } from '~/ui/page-header.js';

/** The score of a unit that the reader neither answers for nor belongs to: says so, and leads on. */
export function UnitRefused() {
  const { t } = useTranslation('scoring');
  return (
    <>
      <PageHeader title={t('refused.title')} />
      <EmptyState
        title={t('refused.reason')}
        action={
          <>
            <ButtonLink to="/unit">{t('refused.own-unit')}</ButtonLink>
            <ButtonLink to="/" variant="default">
              {t('refused.home')}
            </ButtonLink>
          </>
        }
      >
        {t('refused.advice')}
      </EmptyState>
    </>
  );
}
