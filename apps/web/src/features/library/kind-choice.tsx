import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { KINDS, kindsQuery, type Question } from './library-api.js';
import classes from './library.module.css';

interface KindChoiceProps {
  readonly list: ListState;
  readonly question: Question;
}

/** What kinds of material there are for these words, and how many of each. */
export function KindChoice({ list, question }: KindChoiceProps) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { data } = useQuery(kindsQuery({ ...question, kind: '' }));
  const chosen = list.filter('kind');
  const totals = new Map<string, number>(data?.kinds.map(({ kind, total }) => [kind, total]));
  const all = data?.kinds.reduce((sum, { total }) => sum + total, 0);
  const shown = ['', ...KINDS].filter((kind) => kind === '' || kind === chosen || totals.has(kind));
  return (
    <ul className={classes['kinds']} aria-label={t('kind-label')} data-screen-only>
      {shown.map((kind) => {
        const total = kind === '' ? all : (totals.get(kind) ?? 0);
        return (
          <li key={kind}>
            <button
              type="button"
              className={classes['kindChoice']}
              aria-pressed={kind === chosen}
              onClick={() => list.setFilter('kind', kind)}
            >
              {kind === '' ? t('kind.all') : t(`kind.${kind}`)}
              {total === undefined ? null : <span className={classes['kindTotal']}>{format.number(total)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
