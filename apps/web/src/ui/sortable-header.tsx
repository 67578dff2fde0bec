import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import classes from './data-table.module.css';
import type { ListState } from './list-search.js';

interface SortableHeaderProps {
  readonly column: {
    readonly header: string;
    readonly sort?: string;
    readonly align?: 'start' | 'end';
    readonly width?: string;
  };
  readonly list: ListState;
}

export function SortableHeader({ column, list }: SortableHeaderProps) {
  const { sort, header, align } = column;
  const style = column.width === undefined ? undefined : { width: column.width };
  if (sort === undefined) {
    return (
      <th scope="col" data-align={align} style={style}>
        {header}
      </th>
    );
  }
  const ascending = list.sort === sort;
  const descending = list.sort === `-${sort}`;
  const Icon = ascending ? IconArrowUp : descending ? IconArrowDown : IconArrowsSort;
  return (
    <th
      scope="col"
      data-align={align}
      style={style}
      aria-sort={ascending ? 'ascending' : descending ? 'descending' : undefined}
    >
      <button
        type="button"
        className={classes['sort']}
        data-active={ascending || descending || undefined}
        onClick={() => list.setSort(ascending ? `-${sort}` : sort)}
      >
        {header}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}
