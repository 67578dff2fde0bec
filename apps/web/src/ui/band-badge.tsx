import { useTranslation } from 'react-i18next';
import type { ShownBand } from './bands.js';
import { StatusBadge, type StatusTone } from './status-badge.js';

const TONES: Readonly<Record<ShownBand, StatusTone>> = {
  good: 'good',
  fair: 'active',
  average: 'caution',
  below: 'danger',
  provisional: 'neutral',
};

export function BandBadge({ band }: { readonly band: ShownBand }) {
  const { t } = useTranslation('ui');
  return <StatusBadge tone={TONES[band]}>{t(`band.${band}`)}</StatusBadge>;
}
