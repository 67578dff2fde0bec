import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { Operations, QueueCounts, SubscriberLag } from './operations-api.js';
import type { PlainColumn } from './plain-table.js';

/** Seconds after which somebody should look: a subscriber is normally behind by less than two. */
const LATE_SECONDS = 60;

function healthOf({ parked, oldestSeconds }: SubscriberLag): 'parked' | 'late' | 'well' {
  if (parked > 0) return 'parked';
  return oldestSeconds > LATE_SECONDS ? 'late' : 'well';
}

const TONES: Readonly<Record<ReturnType<typeof healthOf>, StatusTone>> = {
  parked: 'danger',
  late: 'caution',
  well: 'good',
};

export function useSubscriberColumns(): readonly PlainColumn<SubscriberLag>[] {
  const { t } = useTranslation('operations');
  const format = useFormat();
  return [
    { header: t('lag.subscriber'), cell: ({ subscriber }) => <code>{subscriber}</code> },
    {
      header: t('lag.health'),
      cell: (lag) => <StatusBadge tone={TONES[healthOf(lag)]}>{t(`lag.${healthOf(lag)}`)}</StatusBadge>,
    },
    { header: t('lag.pending'), align: 'end', cell: ({ pending }) => format.number(pending) },
    { header: t('lag.oldest'), align: 'end', cell: ({ oldestSeconds }) => format.number(oldestSeconds, 1) },
    { header: t('lag.parked-count'), align: 'end', cell: ({ parked }) => format.number(parked) },
  ];
}

export function useQueueColumns(): readonly PlainColumn<QueueCounts>[] {
  const { t } = useTranslation('operations');
  const format = useFormat();
  const count = (name: 'waiting' | 'active' | 'delayed' | 'failed'): PlainColumn<QueueCounts> => ({
    header: t(`queues.${name}`),
    align: 'end',
    cell: (queue) => format.number(queue[name]),
  });
  return [
    { header: t('queues.name'), cell: ({ queue }) => <code>{queue}</code> },
    count('waiting'),
    count('active'),
    count('delayed'),
    count('failed'),
  ];
}

export function useScheduleColumns(): readonly PlainColumn<Operations['schedules'][number]>[] {
  const { t } = useTranslation('operations');
  return [
    { header: t('schedules.id'), cell: ({ id }) => <code>{id}</code> },
    { header: t('schedules.job'), cell: ({ job }) => <code>{job}</code> },
    { header: t('schedules.timing'), cell: ({ timing }) => <code>{timing}</code> },
  ];
}
