import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CivilDate, Instant } from '~/ui/dates.js';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { PrivacyRequest } from './privacy-api.js';
import classes from './privacy.module.css';

const TONES: Readonly<Record<PrivacyRequest['state'], StatusTone>> = {
  received: 'caution',
  acknowledged: 'active',
  done: 'good',
  refused: 'danger',
};

interface RequestItemProps {
  readonly request: PrivacyRequest;
  /** Who asks, for those who work the queue. */
  readonly who?: ReactNode;
  readonly actions?: ReactNode;
}

export function RequestItem({ request, who, actions }: RequestItemProps) {
  const { t } = useTranslation('privacy');
  const { kind, state, receivedAt, acknowledgeBy, dueOn, closedAt, overdue, text, steps } = request;
  return (
    <li>
      <p className={classes['name']}>
        {t(`kinds.${kind}`)} <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>
        {overdue ? <StatusBadge tone="danger">{t('requests.overdue')}</StatusBadge> : null}
      </p>
      {who}
      <p className={classes['quiet']}>
        {t('requests.received')} <Instant value={receivedAt} />
        {closedAt === null ? (
          <>
            {state === 'received' ? (
              <>
                {' · '}
                {t('requests.acknowledge-by')} <CivilDate value={acknowledgeBy} />
              </>
            ) : null}
            {' · '}
            {t('requests.due')} <CivilDate value={dueOn} />
          </>
        ) : null}
      </p>
      <p className={classes['words']}>{text ?? t('requests.erased')}</p>
      {steps.length > 1 ? (
        <ol className={classes['rows']}>
          {steps.slice(1).map((step) => (
            <li key={step.id}>
              <Instant value={step.at} /> {t(`states.${step.state}`)}
              {step.actorName ? ` · ${step.actorName}` : null}
              {step.article ? ` · ${step.article}` : null}
              {step.note ? <span className={classes['more']}>{step.note}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {actions}
    </li>
  );
}
