import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { type ImportRun, type ImportState, type Shown } from './imports-api.js';
import classes from './intake.module.css';

type Phase = 'will' | 'did' | 'back';

const PHASES: Readonly<Partial<Record<ImportState, Phase>>> = { applied: 'did', undoing: 'back', undone: 'back' };
const COUNTED: Readonly<Record<Phase, readonly Shown[]>> = {
  will: ['create', 'change', 'unchanged', 'refused'],
  did: ['create', 'change', 'unchanged', 'refused'],
  back: ['undone', 'kept', 'unchanged', 'refused'],
};

/** The counts are the filter: who sees "12 refused" wants to see those twelve. */
export function ImportCounts({ run, list }: { readonly run: ImportRun; readonly list: ListState }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const chosen = list.filter('outcome');
  const phase = PHASES[run.state] ?? 'will';
  return (
    <ul className={classes['counts']} aria-label={t('counts')}>
      {COUNTED[phase].map((outcome) => (
        <li key={outcome}>
          <button
            type="button"
            className={classes['count']}
            aria-pressed={chosen === outcome}
            data-tone={(outcome === 'refused' || outcome === 'kept') && run.counts[outcome] > 0 ? 'danger' : undefined}
            onClick={() => list.setFilter('outcome', chosen === outcome ? '' : outcome)}
          >
            <span className={classes['figure']}>{format.number(run.counts[outcome])}</span>
            <span>{t(`outcome.${phase}.${outcome}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
