import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { QueryState } from '~/ui/query-state.js';
import { nominationsQuery, standingsQuery } from './awards-api.js';
import classes from './awards.module.css';
import { subjectOf } from './nomination-item.js';

/** Which nominations wait for my decision? */
export default function DecisionsHomeCard() {
  const { t } = useTranslation('awards');
  const standings = useQuery(standingsQuery);
  return (
    <Section
      title={t('home.title')}
      actions={
        <TextLink to="/awards" search={{ tab: 'nominations' }}>
          {t('home.open')}
        </TextLink>
      }
    >
      <QueryState query={standings}>{({ period }) => <Waiting periodId={period.id} />}</QueryState>
    </Section>
  );
}

function Waiting({ periodId }: { readonly periodId: string }) {
  const { t } = useTranslation('awards');
  const waiting = useQuery(nominationsQuery(periodId, { state: 'submitted', page: 1, size: 5 }));
  return (
    <QueryState query={waiting}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('home.empty')}>{t('home.empty-advice')}</EmptyState>
        ) : (
          <ul className={classes['waiting']}>
            {items.map((nomination) => (
              <li key={nomination.id}>
                <PersonName name={subjectOf(nomination)} detail={t(`award.${nomination.titleCode}`)} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
