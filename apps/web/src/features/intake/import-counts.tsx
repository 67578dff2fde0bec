import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { SHOWN, type ImportRun } from './imports-api.js';
import classes from './intake.module.css';

/** The counts are the filter: who sees "12 refused" wants to see those twelve. */
export function ImportCounts({ run, list }: { readonly run: ImportRun; readonly list: ListState }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const chosen = list.filter('outcome');
  const shown = SHOWN.filter((outcome) => outcome !== 'kept' || run.counts.kept > 0);
  return (
    <ul className={classes['counts']} aria-label={t('counts')}>
      {shown.map((outcome) => (
        <li key={outcome}>
          <button
            type="button"
            className={classes['count']}
            aria-pressed={chosen === outcome}
            data-tone={outcome === 'refused' || outcome === 'kept' ? 'danger' : undefined}
            onClick={() => list.setFilter('outcome', chosen === outcome ? '' : outcome)}
          >
            <span className={classes['figure']}>{format.number(run.counts[outcome])}</span>
            <span>{t(`outcome.${outcome}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
