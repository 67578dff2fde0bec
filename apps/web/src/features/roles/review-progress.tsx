import { useTranslation } from 'react-i18next';
import { today } from '~/ui/civil-days.js';
import { useFormat } from '~/ui/format.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { AccessReview } from './reviews-api.js';

/** How far a review is, until when, and whether that day is over. */
export function ReviewProgress({ review }: { readonly review: AccessReview }) {
  const { t } = useTranslation('roles');
  const format = useFormat();
  const { closedOn, dueOn, total, decided } = review;
  const count = t('reviews.progress', { decided: format.number(decided), total: format.number(total) });
  if (closedOn !== null) {
    return (
      <>
        <StatusBadge tone="good">{t('reviews.closed', { day: format.civilDate(closedOn) })}</StatusBadge> {count}
      </>
    );
  }
  const late = today() > dueOn;
  return (
    <>
      <StatusBadge tone={late ? 'danger' : 'caution'}>
        {t(late ? 'reviews.overdue' : 'reviews.due', { day: format.civilDate(dueOn) })}
      </StatusBadge>{' '}
      {count}
    </>
  );
}
