import type { ReactNode } from 'react';
import classes from './figures.module.css';

interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  /** What the figure means or how it moved: "cao hơn quý trước 3,5 điểm". */
  readonly note?: ReactNode;
}

/** One figure that answers one question. At most four side by side, inside `Stats`. */
export function Stat({ label, value, unit, note }: StatProps) {
  return (
    <div className={classes['stat']}>
      <dt className={classes['label']}>{label}</dt>
      <dd className={classes['figure']}>
        <span className={classes['value']}>{value}</span>
        {unit ? <span className={classes['unit']}> {unit}</span> : null}
        {note ? <div className={classes['note']}>{note}</div> : null}
      </dd>
    </div>
  );
}

export function Stats({ children }: { readonly children: ReactNode }) {
  return <dl className={classes['stats']}>{children}</dl>;
}
