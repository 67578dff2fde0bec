import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { PlanState } from './planning-queries.js';

const TONES: Readonly<Record<PlanState, StatusTone>> = {
  draft: 'neutral',
  submitted: 'caution',
  approved: 'good',
  returned: 'danger',
};

export function PlanStateBadge({ state }: { readonly state: PlanState }) {
  const { t } = useTranslation('planning');
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}
