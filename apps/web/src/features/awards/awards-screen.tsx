import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { useListState } from '~/ui/list-search.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { usePeriodName } from '~/ui/period-name.js';
import { QueryState } from '~/ui/query-state.js';
import { standingsQuery } from './awards-api.js';
import { Candidates } from './candidates.js';
import { Nominations } from './nominations.js';
import { PastAwards } from './past-awards.js';
import { Register } from './register.js';
import { StandingBoard } from './standing-board.js';

export function AwardsScreen() {
  const { t } = useTranslation('awards');
  const list = useListState();
  const periodName = usePeriodName();
  const standings = useQuery(standingsQuery);
  const mayNominate = useCan('awards.nominate');
  const maySeeNominations = useCan('awards.read-nominations');
  const tabs = [
    'standings',
    ...(mayNominate ? ['candidates'] : []),
    ...(maySeeNominations ? ['nominations'] : []),
    'register',
  ] as const;
  const chosen = list.filter('tab');
  const tab = tabs.find((known) => known === chosen) ?? 'standings';
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={`${t('lead')} ${t('who-counts')}`}
        meta={standings.data ? <span>{periodName(standings.data.period)}</span> : null}
      />
      <Tabs
        value={tab}
        onChange={(next) => list.setFilter('tab', next === 'standings' ? '' : (next ?? ''))}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('title')} mb="lg">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="standings">
          <StandingBoard />
        </Tabs.Panel>
        <Tabs.Panel value="candidates">
          <Candidates />
        </Tabs.Panel>
        <Tabs.Panel value="nominations">
          <QueryState query={standings}>{({ period }) => <Nominations periodId={period.id} />}</QueryState>
        </Tabs.Panel>
        <Tabs.Panel value="register">
          <Register />
          <PastAwards />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
