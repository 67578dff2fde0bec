import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { Stat, Stats } from '~/ui/stat.js';
import { FreshnessNote } from './freshness-note.js';
import type { UnitScoreDetail } from './scoring-queries.js';
import classes from './scoring.module.css';
import { UnitBand } from './unit-band.js';

/** The number, what it means, and what holds it down. */
export function ScoreSummary({ detail }: { readonly detail: UnitScoreDetail }) {
  const { t, i18n } = useTranslation('scoring');
  const format = useFormat();
  const { unit, indicators, gates, behindSeconds } = detail;
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const automatic = indicators.filter(({ state }) => state === 'computed');
  const waiting = indicators.filter(({ state }) => state === 'awaiting-evidence');
  const points = (list: readonly { readonly weight: string }[]) =>
    list.reduce((sum, { weight }) => sum + Number(weight), 0);
  const earned = automatic.reduce((sum, indicator) => sum + Number(indicator.points), 0);
  return (
    <>
      <Stats>
        <Stat
          label={t('total')}
          value={format.score(Number(unit.total))}
          unit={t('of-100')}
          note={<UnitBand unit={unit} />}
        />
        {detail.withheld ? null : (
          <>
            <Stat
              label={t('automatic')}
              value={format.number(earned)}
              unit={t('of-points', { points: points(automatic) })}
              note={t('automatic-note')}
            />
            <Stat
              label={t('awaiting')}
              value={format.number(points(waiting))}
              unit={t('points')}
              note={t('awaiting-note', { count: waiting.length })}
            />
          </>
        )}
        <Stat
          label={t('eligible')}
          value={format.number(unit.eligible)}
          unit={t('of-people', { count: unit.headcount })}
          note={<FreshnessNote behindSeconds={behindSeconds} />}
        />
      </Stats>
      {gates.length > 0 || !unit.comparable ? (
        <ul className={classes['gates']}>
          {gates.map((gate) => (
            <li key={gate.code}>{gate.name[language]}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
