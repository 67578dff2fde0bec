import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { Band, UnitScore } from './scoring-queries.js';

const TONES: Readonly<Record<Band, StatusTone>> = { good: 'good', fair: 'active', average: 'caution', below: 'danger' };

/** While points wait for evidence no band is said: nobody is called below standard for what has not been looked at. */
export function BandBadge({ unit }: { readonly unit: Pick<UnitScore, 'band' | 'awaiting'> }) {
  const { t } = useTranslation('scoring');
  if (Number(unit.awaiting) > 0) return <StatusBadge>{t('band.provisional')}</StatusBadge>;
  return <StatusBadge tone={TONES[unit.band]}>{t(`band.${unit.band}`)}</StatusBadge>;
}
