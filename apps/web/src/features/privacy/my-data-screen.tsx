import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { HeldData } from './held-data.js';
import { OwnRequests } from './own-requests.js';
import { openingsQuery } from './privacy-api.js';
import classes from './privacy.module.css';

export function MyDataScreen() {
  const { t } = useTranslation('privacy');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button component="a" href="/api/me/data/file" download variant="default">
            {t('download')}
          </Button>
        }
      />
      <Section title={t('openings.title')} description={t('openings.lead')}>
        <Openings />
      </Section>
      <Section title={t('requests.title')} description={t('requests.lead')}>
        <OwnRequests />
      </Section>
      <Section title={t('held.title')} description={t('held.lead')}>
        <HeldData />
      </Section>
    </Page>
  );
}

function Openings() {
  const { t } = useTranslation('privacy');
  const openings = useQuery(openingsQuery);
  return (
    <QueryState query={openings}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('openings.empty')} />
        ) : (
          <ul className={classes['list']}>
            {items.map(({ id, viewerName, viewerUnitName, openedAt, reason, purpose }) => (
              <li key={id}>
                <p className={classes['name']}>
                  {[viewerName ?? t('somebody'), viewerUnitName].filter(Boolean).join(' · ')}
                </p>
                <p className={classes['quiet']}>
                  <Instant value={openedAt} /> · {reason === null ? t('openings.in-charge') : t(`reasons.${reason}`)}
                </p>
                {purpose ? <p className={classes['words']}>{purpose}</p> : null}
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
