import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { useFormat } from './format.js';

interface PagerProps {
  readonly page: { readonly page: number; readonly size: number; readonly total: number };
  readonly onPage: (page: number) => void;
  /** Says which list is paged, on a screen with two of them. */
  readonly label?: string;
}

export function Pager({ page: { page, size, total }, onPage, label }: PagerProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const last = Math.max(1, Math.ceil(total / size));
  const range = {
    from: format.number((page - 1) * size + 1),
    to: format.number(Math.min(total, page * size)),
    total: format.number(total),
  };
  return (
    <nav
      className={classes['pager']}
      aria-label={label === undefined ? t('table.pages') : t('table.pages-of', { label })}
    >
      <span role="status">{t('table.range', range)}</span>
      {last > 1 ? (
        <span className={classes['pagerButtons']} data-screen-only>
          <Button
            variant="default"
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {t('table.previous')}
          </Button>
          <Button
            variant="default"
            disabled={page >= last}
            onClick={() => onPage(page + 1)}
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {t('table.next')}
          </Button>
        </span>
      ) : null}
    </nav>
  );
}
