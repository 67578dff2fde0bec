import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import classes from './office.module.css';
import { shareOf, type UnitLine } from './overview-rows.js';

export function UnitCell({ unit }: { readonly unit: UnitLine }) {
  return (
    <span className={classes['unit']}>
      <TextLink to="/unit/$unitId" params={{ unitId: unit.unitId }}>
        {unit.unitName}
      </TextLink>
      {unit.parentName === null ? null : <span className={classes['parent']}>{unit.parentName}</span>}
    </span>
  );
}

/** The number says it; the bar behind it lets the eye run down the column. */
export function ScoreCell({ total }: { readonly total: string }) {
  const format = useFormat();
  const points = Number(total);
  return (
    <span className={classes['score']}>
      <span className={classes['track']} aria-hidden>
        <span className={classes['fill']} style={{ width: `${Math.min(100, points)}%` }} />
      </span>
      <span className={classes['points']}>{format.score(points)}</span>
    </span>
  );
}

export function ChangeCell({ change }: { readonly change: number | null }) {
  const { t } = useTranslation('office');
  const format = useFormat();
  if (change === null) return <span className={classes['quiet']}>–</span>;
  const rounded = Math.round(change * 100) / 100;
  if (rounded === 0) return <span className={classes['quiet']}>0</span>;
  const amount = format.score(Math.abs(rounded));
  return (
    <span data-direction={rounded > 0 ? 'up' : 'down'} className={classes['change']}>
      {rounded > 0 ? t('change.up', { amount }) : t('change.down', { amount })}
    </span>
  );
}

export function ShareCell({ part, whole }: { readonly part: number; readonly whole: number }) {
  const { t } = useTranslation('office');
  const format = useFormat();
  if (whole === 0) return <span className={classes['quiet']}>–</span>;
  return (
    <span title={t('share', { part: format.number(part), whole: format.number(whole) })}>
      {format.percent(shareOf(part, whole))}
    </span>
  );
}
