import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { Band } from './office-api.js';

const TONES: Readonly<Record<Band, StatusTone>> = { good: 'good', fair: 'active', average: 'caution', below: 'danger' };

export function BandBadge({ band }: { readonly band: Band }) {
  const { t } = useTranslation('office');
  return <StatusBadge tone={TONES[band]}>{t(`band.${band}`)}</StatusBadge>;
}
