import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '~/ui/filter-bar.js';
import { useFormat } from '~/ui/format.js';
import { useListState } from '~/ui/list-search.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { Stat, Stats } from '~/ui/stat.js';
import { Formula } from './criterion-section.js';
import { ExplainedPeople } from './explained-people.js';
import { ExplainedResources } from './explained-resources.js';
import { explanationQuery, unitScoreQuery, type IndicatorScore, type UnitScoreDetail } from './scoring-queries.js';
import classes from './scoring.module.css';

const route = getRouteApi('/signed-in/unit/$unitId/indicators/$code');

export function IndicatorScreen() {
  const { unitId, code } = route.useParams();
  const periodId = useListState().filter('period');
  const score = useQuery(unitScoreQuery(unitId, periodId));
  return (
    <Page>
      <QueryState query={score} loading={<LoadingState shape="page" rows={8} />}>
        {(detail) => {
          const indicator = detail.indicators.find((candidate) => candidate.code === code);
          return indicator ? <Explained detail={detail} indicator={indicator} /> : null;
        }}
      </QueryState>
    </Page>
  );
}

function Explained({ detail, indicator }: { readonly detail: UnitScoreDetail; readonly indicator: IndicatorScore }) {
  const { t, i18n } = useTranslation('scoring');
  const format = useFormat();
  const list = useListState({ size: 50 });
  const { unitId, unitName } = detail.unit;
  const periodId = detail.period.id;
  const question = { periodId, counted: list.filter('counted'), q: list.q, page: list.page, size: list.size };
  const explanation = useQuery(explanationQuery(unitId, indicator.code, question));
  const back = { to: '/unit/$unitId' as const, params: { unitId }, search: { period: periodId }, label: unitName };
  return (
    <>
      <PageHeader
        title={`${indicator.code} ${indicator.name[i18n.language === 'en' ? 'en' : 'vi']}`}
        lead={t(`how.${indicator.source ?? 'evidence'}`)}
        back={back}
      />
      <Stats>
        <Stat
          label={t('points-of-indicator')}
          value={format.number(Number(indicator.points))}
          unit={t('of-points', { points: Number(indicator.weight) })}
          note={<Formula indicator={indicator} />}
        />
        <Stat label={t('counted')} value={explanation.data ? format.number(explanation.data.counts.counted) : '…'} />
        <Stat
          label={t('not-counted')}
          value={explanation.data ? format.number(explanation.data.counts.notCounted) : '…'}
        />
      </Stats>
      <Section title={t('who')} description={t('who-lead')}>
        {indicator.source === 'shared-resources' ? null : <PeopleFilter list={list} />}
        <QueryState query={explanation} loading={<LoadingState shape="table" rows={8} />}>
          {(found) =>
            indicator.source === 'shared-resources' ? (
              <ExplainedResources resources={found.resources} />
            ) : (
              <ExplainedPeople explanation={found} list={list} stale={explanation.isPlaceholderData} />
            )
          }
        </QueryState>
      </Section>
      <p className={classes['formula']}>{t('as-of', { instant: format.instant(detail.unit.computedAt) })}</p>
    </>
  );
}

function PeopleFilter({ list }: { readonly list: ReturnType<typeof useListState> }) {
  const { t } = useTranslation('scoring');
  const options = [
    { value: 'no', label: t('not-counted') },
    { value: 'yes', label: t('counted') },
  ];
  return (
    <FilterBar
      list={list}
      searchLabel={t('search-person')}
      filters={[{ name: 'counted', label: t('counting'), options }]}
    />
  );
}
