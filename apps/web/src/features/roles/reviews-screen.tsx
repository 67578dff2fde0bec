import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ReviewProgress } from './review-progress.js';
import { openReview, reviewsKey, reviewsQuery } from './reviews-api.js';
import classes from './roles.module.css';

/** The reviews of access rights: one open at most, the closed ones to read again. */
export function ReviewsScreen() {
  const { t } = useTranslation('roles');
  const format = useFormat();
  const reviews = useQuery(reviewsQuery);
  const mayReview = useCan('identity.review-access');
  const [opening, { open, close }] = useDisclosure(false);
  const hasOpen = reviews.data?.items.some(({ closedOn }) => closedOn === null) ?? true;
  return (
    <Page width="reading">
      <PageHeader
        title={t('reviews.title')}
        lead={t('reviews.lead')}
        back={{ to: '/roles', label: t('title') }}
        actions={mayReview && !hasOpen ? <Button onClick={open}>{t('reviews.open')}</Button> : null}
      />
      <QueryState query={reviews}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('reviews.empty')}>{t('reviews.empty-advice')}</EmptyState>
          ) : (
            <ul className={classes['lines']}>
              {items.map((review) => (
                <li key={review.id} className={classes['line']}>
                  <div>
                    <p className={classes['what']}>
                      <TextLink to="/roles/reviews/$reviewId" params={{ reviewId: review.id }}>
                        {t('reviews.of-day', { day: format.civilDate(review.openedOn) })}
                      </TextLink>
                    </p>
                    <p className={classes['note']}>
                      <ReviewProgress review={review} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {opening ? <OpenDialog onClose={close} /> : null}
    </Page>
  );
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('roles');
  const client = useQueryClient();
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: openReview,
    onSuccess: ({ id }) => navigate({ to: '/roles/reviews/$reviewId', params: { reviewId: id } }),
    onSettled: () => client.invalidateQueries({ queryKey: reviewsKey }),
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('reviews.open-title')}
      consequences={[t('reviews.open-effect'), t('reviews.open-days')]}
      confirmLabel={t('reviews.open')}
      onConfirm={() => opening.mutate()}
      busy={opening.isPending}
      error={opening.error}
    />
  );
}
