import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

export type StatusTone = 'neutral' | 'active' | 'good' | 'caution' | 'danger';

/** A state in words; the dot only repeats them for the quick eye. `caution`: waits for somebody. `danger`: wrong or late. */
export function StatusBadge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: StatusTone;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {children}
    </span>
  );
}
