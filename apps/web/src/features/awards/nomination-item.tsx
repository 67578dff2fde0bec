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
      <NominatedStanding nomination={nomination} />
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

/** What the record says of the subject today: whoever decides sees at once whether the nomination rests on it. */
export function NominatedStanding({ nomination }: { readonly nomination: Nomination }) {
  const { t } = useTranslation('awards');
  const format = useFormat();
  const { candidate, record, rankInBand, unitsInBand, selfNominated } = nomination;
  const periods = (halfPeriods: number): string => format.number(halfPeriods / 2);
  return (
    <>
      {selfNominated ? <p className={classes['caution']}>{t('standing.self')}</p> : null}
      <p className={candidate === true ? classes['quiet'] : classes['caution']}>
        {t(candidate === true ? 'standing.candidate' : 'standing.no-candidate')}
        {record === null
          ? ''
          : ` ${t('standing.record', {
              credited: periods(record.creditedHalfPeriods),
              required: periods(record.requiredHalfPeriods),
              months: format.number(record.monthsLearned),
              wanted: format.number(record.monthsRequired),
              kept: periods(record.fulfilledHalfPeriods),
              planned: periods(record.plannedHalfPeriods),
            })}`}
        {rankInBand === null ? '' : ` ${t('standing.rank', { rank: rankInBand, among: unitsInBand ?? 0 })}`}
      </p>
    </>
  );
}

function Facts({ nomination }: { readonly nomination: Nomination }) {
  const { t } = useTranslation('awards');
  const format = useFormat();
  const { scoreTotal, createdAt, submittedAt, decidedAt, reason, decisionNumber, signer } = nomination;
  return (
    <p className={classes['quiet']}>
      {scoreTotal === null ? null : <>{t('nominations.score', { total: format.score(Number(scoreTotal)) })} · </>}
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
