import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import type { ParkedDelivery } from './operations-api.js';
import classes from './operations.module.css';
import type { ParkedAct } from './parked-dialog.js';

interface ParkedItemProps {
  readonly delivery: ParkedDelivery;
  readonly onAct: ((act: ParkedAct) => void) | null;
}

export function ParkedItem({ delivery, onAct }: ParkedItemProps) {
  const { t } = useTranslation('operations');
  const { name, subscriber, attempts, parkedAt, occurredAt, lastError, payload, correlationId, eventId } = delivery;
  return (
    <li className={classes['delivery']}>
      <p className={classes['deliveryName']}>
        <code>{name}</code> → <code>{subscriber}</code>
      </p>
      <p className={classes['quiet']}>
        {t('parked.tried', { count: attempts })} · {t('parked.occurred')} <Instant value={occurredAt} /> ·{' '}
        {t('parked.since')} <Instant value={parkedAt} relative />
      </p>
      <p className={classes['fault']}>{lastError ?? t('parked.no-error')}</p>
      <details className={classes['details']}>
        <summary>{t('parked.content')}</summary>
        <pre tabIndex={0} aria-label={t('parked.content')}>
          {JSON.stringify({ eventId, correlationId, ...payload }, null, 2)}
        </pre>
      </details>
      {onAct ? (
        <Group gap="sm">
          <Button variant="default" size="xs" onClick={() => onAct('replay')} aria-label={t('replay.named', { name })}>
            {t('replay.short')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="xs"
            onClick={() => onAct('discard')}
            aria-label={t('discard.named', { name })}
          >
            {t('discard.short')}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}
