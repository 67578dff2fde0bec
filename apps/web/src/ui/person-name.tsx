import type { ReactNode } from 'react';
import classes from './person-name.module.css';

interface PersonNameProps {
  readonly name: string;
  /** Position or unit: Vietnamese names repeat, so a list of people always says where each one works. */
  readonly detail?: ReactNode;
}

export function PersonName({ name, detail }: PersonNameProps) {
  return (
    <span className={classes['person']}>
      <span className={classes['name']}>{name}</span>
      {detail ? <span className={classes['detail']}>{detail}</span> : null}
    </span>
  );
}
