import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { usePeriodName } from '~/ui/period-name.js';
import { Stat, Stats } from '~/ui/stat.js';
import type { Overview } from './office-api.js';
import { shareOf, totalsOf } from './overview-rows.js';

export function OfficeFigures({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('office');
  const format = useFormat();
  const periodName = usePeriodName();
  const totals = totalsOf(overview);
  const of = (part: number, whole: number): string =>
    t('share', { part: format.number(part), whole: format.number(whole) });
  return (
    <Stats>
      <Stat
        label={t('figures.completions')}
        value={format.number(totals.completionsThisMonth)}
        note={t('figures.last-month', { value: format.number(totals.completionsLastMonth) })}
      />
      <Stat
        label={t('figures.plans')}
        value={format.percent(shareOf(totals.plansApproved, totals.people))}
        note={of(totals.plansApproved, totals.people)}
      />
      <Stat
        label={t('figures.minimum')}
        value={format.percent(shareOf(totals.reachedMinimum, totals.eligible))}
        note={of(totals.reachedMinimum, totals.eligible)}
      />
      <Stat
        label={t('figures.credit')}
        value={format.number(totals.creditHalfPeriods / 2, 0)}
        note={t('figures.credit-note', { name: periodName(overview.period) })}
      />
    </Stats>
  );
}
