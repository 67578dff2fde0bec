import type { ReactNode } from 'react';
import classes from './operations.module.css';

export interface PlainColumn<Row> {
  readonly header: string;
  readonly align?: 'end';
  readonly cell: (row: Row) => ReactNode;
}

interface PlainTableProps<Row> {
  readonly label: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
}

/** A short table that is there whole: nothing to sort, search or page. The first column names the row. */
export function PlainTable<Row>({ label, columns, rows }: PlainTableProps<Row>) {
  const [name, ...others] = columns;
  if (name === undefined) return null;
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ header, align }) => (
              <th key={header} scope="col" data-align={align}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              <th scope="row">{name.cell(row)}</th>
              {others.map(({ header, align, cell }) => (
                <td key={header} data-align={align}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
