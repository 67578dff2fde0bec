import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { ImportState } from './imports-api.js';

const TONES: Record<ImportState, StatusTone> = {
  reading: 'active',
  planning: 'active',
  planned: 'caution',
  applying: 'active',
  applied: 'good',
  undoing: 'active',
  undone: 'neutral',
  failed: 'danger',
  cancelled: 'neutral',
};

export function ImportStateBadge({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('intake');
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}
