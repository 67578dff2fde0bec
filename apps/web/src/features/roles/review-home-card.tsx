import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { ReviewProgress } from './review-progress.js';
import { reviewsQuery } from './reviews-api.js';

/** The open review, for who has to do it; nothing while there is none. */
export default function ReviewHomeCard() {
  const { t } = useTranslation('roles');
  const { data } = useQuery(reviewsQuery);
  const review = data?.items.find(({ closedOn }) => closedOn === null);
  if (review === undefined) return null;
  return (
    <Section
      title={t('reviews.title')}
      actions={
        <TextLink to="/roles/reviews/$reviewId" params={{ reviewId: review.id }}>
          {t('reviews.go-on')}
        </TextLink>
      }
    >
      <p>
        <ReviewProgress review={review} />
      </p>
    </Section>
  );
}
