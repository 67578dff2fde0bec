import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { Stat, Stats } from '~/ui/stat.js';
import type { Operations } from './operations-api.js';

export function OperationsFigures({ state }: { readonly state: Operations }) {
  const { t } = useTranslation('operations');
  const format = useFormat();
  const behind = Math.round(Math.max(0, ...state.subscribers.map(({ oldestSeconds }) => oldestSeconds)));
  const sum = (counts: readonly number[]): string => format.number(counts.reduce((total, count) => total + count, 0));
  return (
    <Stats>
      <Stat label={t('figures.behind')} value={format.number(behind)} unit={t('figures.seconds', { count: behind })} />
      <Stat label={t('figures.pending')} value={sum(state.subscribers.map(({ pending }) => pending))} />
      <Stat label={t('figures.parked')} value={sum(state.subscribers.map(({ parked }) => parked))} />
      <Stat
        label={t('figures.failed')}
        value={sum(state.queues.map(({ failed }) => failed))}
        note={t('figures.failed-note')}
      />
    </Stats>
  );
}
