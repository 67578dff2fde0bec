import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { HOME_CARDS } from './home-cards.js';
import { HomeCardSlot } from './home-card-slot.js';
import { layOut } from './home-layout.js';
import classes from './home-screen.module.css';

export function HomeScreen() {
  const { t } = useTranslation('home');
  const { person, account, permissions } = useSession();
  const cards = HOME_CARDS.filter(({ permission }) => permission === undefined || permissions.includes(permission));
  const { columns, below } = layOut(cards);
  return (
    <Page>
      <PageHeader title={t('greeting', { name: person?.fullName ?? account.username })} />
      {cards.length === 0 ? (
        <EmptyState title={t('no-role')}>{t('no-role-advice', { username: account.username })}</EmptyState>
      ) : null}
      <div className={classes['cards']}>
        {columns.map((column) => (
          <div key={column[0]?.id} className={classes['column']}>
            {column.map((card) => (
              <HomeCardSlot key={card.id} card={card} />
            ))}
          </div>
        ))}
        {below.map((card) => (
          <HomeCardSlot key={card.id} card={card} />
        ))}
      </div>
    </Page>
  );
}
