import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { UnitScorePage } from './unit-screen.js';

/** Roles that answer for a unit see that unit first; everybody else sees the unit they work in. */
const ANSWERING = ['unit-head', 'unit-focal-point'];

export function OwnUnitScreen() {
  const { t } = useTranslation('scoring');
  const { person, roles } = useSession();
  const unitId = roles.find(({ role }) => ANSWERING.includes(role))?.unitId ?? person?.unitId ?? roles[0]?.unitId;
  if (unitId) return <UnitScorePage unitId={unitId} />;
  return (
    <Page>
      <PageHeader title={t('title')} />
      <EmptyState title={t('no-unit')}>{t('no-unit-advice')}</EmptyState>
    </Page>
  );
}
