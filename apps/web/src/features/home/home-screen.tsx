import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { HOME_CARDS } from './home-cards.js';
import { HomeCardSlot } from './home-card-slot.js';
import classes from './home-screen.module.css';

export function HomeScreen() {
  const { t } = useTranslation('home');
  const { person, account, permissions } = useSession();
  const cards = HOME_CARDS.filter(({ permission }) => permission === undefined || permissions.includes(permission));
  return (
    <Page>
      <PageHeader title={t('greeting', { name: person?.fullName ?? account.username })} />
      {cards.length === 0 ? <EmptyState title={t('empty')}>{t('empty-advice')}</EmptyState> : null}
      <div className={classes['cards']}>
        {[...cards]
          .sort((one, other) => one.order - other.order)
          .map((card) => (
            <HomeCardSlot key={card.id} card={card} />
          ))}
      </div>
    </Page>
  );
}
