import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, dayBefore, today, useDays } from '~/ui/civil-days.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { ErrorState } from '~/ui/error-state.js';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { type Decision, decideItem, type ReviewItem, reviewsKey } from './reviews-api.js';
import classes from './roles.module.css';

interface ReviewItemProps {
  readonly reviewId: string;
  readonly item: ReviewItem;
  readonly mayDecide: boolean;
}

export function ReviewItemLine({ reviewId, item, mayDecide }: ReviewItemProps) {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  const [asked, setAsked] = useState<'ended' | 'shortened' | null>(null);
  const deciding = useDeciding(reviewId, item);
  const role = people(`role-names.${item.role}`);
  const name = item.holderName;
  return (
    <li className={classes['line']}>
      <div>
        <p className={classes['what']}>
          {t('reviews.item', { name, role, unit: item.unitName ?? people('no-unit') })}{' '}
          {item.accountState === 'disabled' ? (
            <StatusBadge tone="danger">{people('account.disabled')}</StatusBadge>
          ) : null}
        </p>
        <p className={classes['note']}>{useFacts(item)}</p>
        {item.outcome === null && item.own ? <p className={classes['note']}>{t('reviews.own')}</p> : null}
        {item.outcome === null ? null : <Outcome item={item} />}
        {deciding.error && asked === null ? <ErrorState error={deciding.error} /> : null}
      </div>
      {mayDecide && item.outcome === null && !item.own ? (
        <Group gap="xs">
          <Button
            variant="default"
            loading={deciding.isPending && asked === null}
            onClick={() => deciding.mutate({ outcome: 'confirmed' })}
            aria-label={t('reviews.keep-named', { name, role })}
          >
            {t('reviews.keep')}
          </Button>
          <Button
            variant="default"
            onClick={() => setAsked('shortened')}
            aria-label={t('reviews.shorten-named', { name, role })}
          >
            {t('reviews.shorten')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            onClick={() => setAsked('ended')}
            aria-label={t('reviews.end-named', { name, role })}
          >
            {t('reviews.end')}
          </Button>
        </Group>
      ) : null}
      {asked === null ? null : (
        <DecisionDialog item={item} outcome={asked} deciding={deciding} onClose={() => setAsked(null)} />
      )}
    </li>
  );
}

function useDeciding(reviewId: string, item: ReviewItem) {
  const { t } = useTranslation('roles');
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => decideItem(reviewId, item.id, decision),
    onSuccess: ({ outcome, holderName }) => {
      notifyDone(t(`reviews.done-${outcome ?? 'confirmed'}`, { name: holderName }));
    },
    // Also when another reviewer was quicker: the list then shows what they decided.
    onSettled: () => client.invalidateQueries({ queryKey: reviewsKey }),
  });
}

interface DecisionDialogProps {
  readonly item: ReviewItem;
  readonly outcome: 'ended' | 'shortened';
  readonly deciding: ReturnType<typeof useDeciding>;
  readonly onClose: () => void;
}

function DecisionDialog({ item, outcome, deciding, onClose }: DecisionDialogProps) {
  const { t } = useTranslation('roles');
  const { t: people } = useTranslation('people');
  const [last, setLast] = useState('');
  const [missing, setMissing] = useState(false);
  const role = people(`role-names.${item.role}`);
  const name = item.holderName;
  const decide = (): void => {
    if (outcome === 'shortened' && last === '') {
      setMissing(true);
      return;
    }
    const order: Decision = outcome === 'shortened' ? { outcome, endsOn: dayAfter(last) } : { outcome };
    deciding.mutate(order, { onSuccess: onClose });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`reviews.${outcome}-title`, { name, role })}
      consequences={[t(`reviews.${outcome}-effect`, { name }), t('delegations.signed-out', { name })]}
      confirmLabel={t(outcome === 'ended' ? 'reviews.end' : 'reviews.shorten')}
      onConfirm={decide}
      busy={deciding.isPending}
      error={deciding.error}
      danger={outcome === 'ended'}
    >
      {outcome === 'shortened' ? (
        <TextInput
          type="date"
          label={t('reviews.last')}
          min={today()}
          value={last}
          error={missing && last === '' ? t('required') : undefined}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
      ) : null}
    </ConfirmDialog>
  );
}

function useFacts(item: ReviewItem): string {
  const { t } = useTranslation('roles');
  const format = useFormat();
  const days = useDays();
  const granted = format.civilDate(item.grantedAt);
  return [
    days(item.from, item.to),
    item.grantedByName === null
      ? t('reviews.granted', { day: granted })
      : t('reviews.granted-by', { day: granted, name: item.grantedByName }),
    item.delegated ? t('reviews.delegated') : null,
    item.lastSignInAt === null
      ? t('reviews.never-signed-in')
      : t('reviews.signed-in', { moment: format.instant(item.lastSignInAt) }),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

function Outcome({ item }: { readonly item: ReviewItem }) {
  const { t } = useTranslation('roles');
  const format = useFormat();
  const { outcome, endsOn, decidedAt, decidedByName } = item;
  if (outcome === null) return null;
  const last = endsOn === null ? '' : format.civilDate(dayBefore(endsOn));
  return (
    <p className={classes['note']}>
      <StatusBadge tone={outcome === 'confirmed' ? 'good' : 'neutral'}>
        {t(`reviews.outcomes.${outcome}`, { day: last })}
      </StatusBadge>{' '}
      {[decidedByName, decidedAt === null ? null : format.instant(decidedAt)].filter(Boolean).join(' · ')}
    </p>
  );
}
