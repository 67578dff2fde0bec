import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ReviewItemLine } from './review-item.js';
import { ReviewProgress } from './review-progress.js';
import { closeReview, fileOf, reviewQuery, reviewsKey, type ReviewWithItems } from './reviews-api.js';
import classes from './roles.module.css';

const route = getRouteApi('/signed-in/roles/reviews/$reviewId');

export function ReviewScreen() {
  const { reviewId } = route.useParams();
  const review = useQuery(reviewQuery(reviewId));
  return (
    <Page>
      <QueryState query={review}>{(data) => <Review review={data} />}</QueryState>
    </Page>
  );
}

function Review({ review }: { readonly review: ReviewWithItems }) {
  const { t } = useTranslation('roles');
  const format = useFormat();
  const mayReview = useCan('identity.review-access') && review.closedOn === null;
  const [closing, { open, close }] = useDisclosure(false);
  const [shown, setShown] = useState(review.closedOn === null ? 'open' : 'all');
  const items = review.items.filter(({ outcome }) => shown === 'all' || (outcome === null) === (shown === 'open'));
  return (
    <>
      <PageHeader
        title={t('reviews.of-day', { day: format.civilDate(review.openedOn) })}
        lead={<ReviewProgress review={review} />}
        back={{ to: '/roles/reviews', label: t('reviews.title') }}
        actions={
          <>
            <Button component="a" href={fileOf(review.id)} variant="default" download>
              {t('reviews.download')}
            </Button>
            {mayReview ? <Button onClick={open}>{t('reviews.close')}</Button> : null}
          </>
        }
      />
      <NativeSelect
        className={classes['shown']}
        label={t('reviews.shown')}
        value={shown}
        data={['open', 'decided', 'all'].map((value) => ({ value, label: t(`reviews.show-${value}`) }))}
        onChange={(event) => setShown(event.currentTarget.value)}
      />
      {items.length === 0 ? (
        <EmptyState title={t(shown === 'open' ? 'reviews.all-decided' : 'reviews.none-decided')} />
      ) : (
        <ul className={classes['lines']}>
          {items.map((item) => (
            <ReviewItemLine key={item.id} reviewId={review.id} item={item} mayDecide={mayReview} />
          ))}
        </ul>
      )}
      {closing ? <CloseDialog review={review} onClose={close} /> : null}
    </>
  );
}

function CloseDialog({ review, onClose }: { readonly review: ReviewWithItems; readonly onClose: () => void }) {
  const { t } = useTranslation('roles');
  const client = useQueryClient();
  const closing = useMutation({
    mutationFn: () => closeReview(review.id),
    onSuccess: () => {
      notifyDone(t('reviews.closed-now'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: reviewsKey }),
  });
  const left = review.total - review.decided;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('reviews.close-title')}
      consequences={[
        ...(left > 0 ? [t('reviews.close-left', { count: left })] : []),
        t('reviews.close-effect'),
        t('reviews.close-next'),
      ]}
      confirmLabel={t('reviews.close')}
      onConfirm={() => closing.mutate()}
      busy={closing.isPending}
      error={closing.error}
    />
  );
}
