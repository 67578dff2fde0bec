import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/ui/status-badge.js';
import type { ResourceState as State } from './library-api.js';

const TONES = { draft: 'caution', published: 'good', withdrawn: 'neutral' } as const;

export function ResourceState({ state }: { readonly state: State }) {
  const { t } = useTranslation('library');
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}
