import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { standingOf, useDays } from '~/ui/civil-days.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { Delegation } from './delegations-api.js';
import classes from './roles.module.css';

interface DelegationLineProps {
  readonly delegation: Delegation;
  /** Seen by who lends; else by who was lent. */
  readonly given?: boolean;
  /** What can be done with it while it is not over. */
  readonly action?: ReactNode;
}

export function DelegationLine({ delegation, given = false, action }: DelegationLineProps) {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const days = useDays();
  const { role, unitName, from, to, reason, documentNumber, delegateName, delegatorName } = delegation;
  const standing = standingOf(from, to);
  const facts = { role: people(`role-names.${role}`), unit: unitName ?? people('no-unit') };
  return (
    <li className={classes['line']}>
      <div>
        <p className={classes['what']}>
          {given
            ? t('delegations.given-to', { ...facts, name: delegateName })
            : t('delegations.received-from', { ...facts, name: delegatorName })}{' '}
          <StatusBadge tone={standing === 'now' ? 'good' : 'neutral'}>{ui(`standing.${standing}`)}</StatusBadge>
        </p>
        <p className={classes['note']}>
          {[
            days(from, to),
            t('delegations.why', { reason }),
            documentNumber === null ? null : t('delegations.document', { number: documentNumber }),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </p>
      </div>
      {standing === 'over' ? null : action}
    </li>
  );
}
