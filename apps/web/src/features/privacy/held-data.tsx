import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { QueryState } from '~/ui/query-state.js';
import { type HeldCategory, heldQuery, heldRowsQuery } from './privacy-api.js';
import classes from './privacy.module.css';

/** Everything that is held, by category: why, how long, how much, and the rows for who opens it. */
export function HeldData() {
  const held = useQuery(heldQuery);
  return (
    <QueryState query={held}>
      {({ items }) => (
        <ul className={classes['list']}>
          {items.map((category) => (
            <Category key={category.code} category={category} />
          ))}
        </ul>
      )}
    </QueryState>
  );
}

function Category({ category }: { readonly category: HeldCategory }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { code, basis, retention, rows } = category;
  return (
    <li>
      <p className={classes['name']}>
        {t(`categories.${code}`)}{' '}
        <span className={classes['count']}>{t('held.rows', { count: rows, value: format.number(rows) })}</span>
      </p>
      <p className={classes['quiet']}>{t('held.why', { basis: t(`bases.${basis}`) })}</p>
      <p className={classes['quiet']}>{t('held.long', { retention: t(`retentions.${retention}`) })}</p>
      {rows > 0 ? (
        <details onToggle={(event) => setOpen(event.currentTarget.open)} className={classes['details']}>
          <summary>{t('held.show', { name: t(`categories.${code}`) })}</summary>
          {open ? <Rows code={code} /> : null}
        </details>
      ) : null}
    </li>
  );
}

function Rows({ code }: { readonly code: string }) {
  const { t } = useTranslation('privacy');
  const rows = useQuery(heldRowsQuery(code));
  return (
    <QueryState query={rows}>
      {({ items, total }) => (
        <>
          <ol className={classes['rows']}>
            {items.map(({ at, what }, index) => (
              <li key={index}>
                {at ? <Instant value={at} /> : null} {what}
              </li>
            ))}
          </ol>
          {total > items.length ? (
            <p className={classes['quiet']}>{t('held.newest', { count: items.length })}</p>
          ) : null}
        </>
      )}
    </QueryState>
  );
}
