import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** Why it is empty and what fills it; never only "no data". */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes['state']}>
      <p className={classes['title']}>{title}</p>
      {children ? <p className={classes['text']}>{children}</p> : null}
      {action ? <div className={classes['action']}>{action}</div> : null}
    </div>
  );
}
