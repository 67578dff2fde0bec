import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { ScoreBar } from '~/ui/score-bar.js';
import type { PlanItem } from './planning-queries.js';
import classes from './planning.module.css';

/** What was promised, and what the record shows of it already. */
export function PlanItems({ items }: { readonly items: readonly PlanItem[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  return (
    <ul className={classes['items']}>
      {items.map((item) => (
        <li key={item.id}>
          <ScoreBar label={item.title} value={item.keptHalfPeriods / 2} max={item.plannedHalfPeriods / 2} />
          <p className={classes['quiet']}>
            {t('item-facts', { periods: format.periods(item.plannedHalfPeriods) })} <CivilDate value={item.dueOn} />
          </p>
        </li>
      ))}
    </ul>
  );
}
