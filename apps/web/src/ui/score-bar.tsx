import type { ReactNode } from 'react';
import { useFormat } from './format.js';
import classes from './figures.module.css';

interface ScoreBarProps {
  readonly label: ReactNode;
  /** The label as plain words when `label` is a link or other markup. */
  readonly name?: string;
  readonly value: number | null;
  readonly max: number;
  /** A mark on the scale, such as the target of an indicator. */
  readonly target?: number;
  /** Instead of the value: "chờ minh chứng". */
  readonly pending?: string;
}

/** Points out of a maximum, with the number written at the bar: read it without a legend. */
export function ScoreBar({ label, name, value, max, target, pending }: ScoreBarProps) {
  const format = useFormat();
  const shown = value === null ? (pending ?? '–') : `${format.number(value)} / ${format.number(max)}`;
  const share = value === null || max === 0 ? 0 : Math.min(1, Math.max(0, value / max));
  const spoken = name ?? (typeof label === 'string' ? label : shown);
  return (
    <div className={classes['bar']}>
      <div className={classes['barHead']}>
        <span>{label}</span>
        <span className={value === null ? classes['pending'] : classes['barValue']}>{shown}</span>
      </div>
      <div
        className={classes['track']}
        role="meter"
        aria-label={spoken}
        aria-valuenow={value ?? 0}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={shown}
      >
        <div className={classes['fill']} style={{ width: `${share * 100}%` }} />
        {target === undefined ? null : (
          <div className={classes['target']} style={{ left: `${Math.min(100, (target / max) * 100)}%` }} />
        )}
      </div>
    </div>
  );
}
