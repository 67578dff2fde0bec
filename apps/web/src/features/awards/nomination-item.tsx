import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/api/session.js';
import { Instant } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { PersonName } from '~/ui/person-name.js';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';
import type { Nomination, NominationState } from './awards-api.js';
import classes from './awards.module.css';

const TONES: Readonly<Record<NominationState, StatusTone>> = {
  draft: 'neutral',
  submitted: 'caution',
  approved: 'good',
  declined: 'danger',
};

interface NominationItemProps {
  readonly nomination: Nomination;
  readonly onSubmit: () => void;
  readonly onDecide: () => void;
}

export function subjectOf({ fullName, unitName }: Nomination): string {
  return fullName ?? unitName;
}

export function NominationItem({ nomination, onSubmit, onDecide }: NominationItemProps) {
  const { t } = useTranslation('awards');
  const { person } = useSession();
  const mayNominate = useCan('awards.nominate');
  const mayDecide = useCan('awards.decide') && (nomination.personId === null || nomination.personId !== person?.id);
  const name = subjectOf(nomination);
  return (
    <li className={classes['nomination']}>
      <div className={classes['nominationHead']}>
        <PersonName name={name} detail={nomination.fullName === null ? null : nomination.unitName} />
        <StatusBadge tone={TONES[nomination.state]}>{t(`state.${nomination.state}`)}</StatusBadge>
      </div>
      <p className={classes['award']}>{t(`award.${nomination.titleCode}`)}</p>
      <p className={classes['grounds']}>{nomination.grounds}</p>
      <Facts nomination={nomination} />
      {nomination.state === 'draft' && mayNominate ? (
        <Button size="sm" variant="default" onClick={onSubmit} aria-label={t('submit.named', { name })}>
          {t('submit.short')}
        </Button>
      ) : null}
      {nomination.state === 'submitted' && mayDecide ? (
        <Button size="sm" onClick={onDecide} aria-label={t('decide.named', { name })}>
          {t('decide.short')}
        </Button>
      ) : null}
    </li>
  );
}

function Facts({ nomination }: { readonly nomination: Nomination }) {
  const { t } = useTranslation('awards');
  const format = useFormat();
  const { scoreTotal, createdAt, submittedAt, decidedAt, reason, decisionNumber, signer } = nomination;
  return (
    <p className={classes['quiet']}>
      {scoreTotal === null ? null : <>{t('nominations.score', { total: format.number(Number(scoreTotal)) })} · </>}
      {decidedAt !== null
        ? t('nominations.decided')
        : submittedAt !== null
          ? t('nominations.submitted')
          : t('nominations.created')}{' '}
      <Instant value={decidedAt ?? submittedAt ?? createdAt} />
      {decisionNumber === null ? null : (
        <> · {t('nominations.decision', { number: decisionNumber, signer: signer ?? '' })}</>
      )}
      {reason === null ? null : <> · {t('nominations.reason', { reason })}</>}
    </p>
  );
}
