import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '~/ui/format.js';
import { Section } from '~/ui/page.js';
import { TrendChart } from '~/ui/trend-chart.js';
import type { UnitScoreDetail } from './scoring-queries.js';

/** One point says nothing about a direction. */
const FEWEST_POINTS = 2;

export function ScoreTrend({ detail }: { readonly detail: UnitScoreDetail }) {
  const { t } = useTranslation('scoring');
  if (detail.trend.length < FEWEST_POINTS) return null;
  const points = detail.trend.map(({ day, total }) => ({
    label: formatCivilDate(day).slice(0, 5),
    value: Number(total),
  }));
  return (
    <Section title={t('trend')}>
      <TrendChart title={t('trend-caption')} series={[{ name: t('trend-line'), points }]} max={100} />
    </Section>
  );
}
