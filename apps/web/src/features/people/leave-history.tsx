import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { StandingBadge, Superseded, useSpanText } from './assignment-history.js';
import type { Leave } from './career-api.js';
import classes from './people.module.css';

interface LeaveHistoryProps {
  readonly personId: string;
  readonly leaves: readonly Leave[];
  readonly mayCorrect: boolean;
}

export function LeaveHistory({ personId, leaves, mayCorrect }: LeaveHistoryProps) {
  const { t } = useTranslation('people');
  const known = leaves.filter(({ supersededAt }) => supersededAt === null);
  const superseded = leaves.filter(({ supersededAt }) => supersededAt !== null);
  if (leaves.length === 0) return null;
  return (
    <Section title={t('leave.history')} description={t('leave.history-lead')}>
      <ol className={classes['story']}>
        {known.map((leave) => (
          <LeaveStretch key={leave.id} leave={leave} correctFor={mayCorrect ? personId : null} />
        ))}
      </ol>
      <Superseded count={superseded.length} lead={t('history.superseded-lead')}>
        {superseded.map((leave) => (
          <LeaveStretch key={leave.id} leave={leave} correctFor={null} />
        ))}
      </Superseded>
    </Section>
  );
}

function LeaveStretch({ leave, correctFor }: { readonly leave: Leave; readonly correctFor: string | null }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { kind, documentNumber, from, to, recordedAt, supersededAt } = leave;
  const details = [
    documentNumber === null ? null : t('leave.by-document', { number: documentNumber }),
    supersededAt === null
      ? null
      : t('history.known-between', { from: format.instant(recordedAt), to: format.instant(supersededAt) }),
  ].filter((detail) => detail !== null);
  return (
    <li className={classes['stretch']}>
      <p className={classes['when']}>{useSpanText(from, to)}</p>
      <div>
        <p className={classes['what']}>
          {t(`leave-kinds.${kind}`)} {supersededAt === null ? <StandingBadge from={from} to={to} /> : null}
        </p>
        <p className={classes['note']}>{details.join(' · ')}</p>
        {correctFor === null ? null : (
          <TextLink
            to="/people/$personId/leave"
            params={{ personId: correctFor }}
            search={{ leave: leave.id }}
            className={classes['side'] ?? ''}
          >
            {t('leave.correct')}
          </TextLink>
        )}
      </div>
    </li>
  );
}
