import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { useSpanText } from './assignment-history.js';
import type { UnitHistory } from './units-api.js';
import classes from './people.module.css';

/** What happened to the unit, newest first, with the paper behind each change. */
export function UnitStory({ history }: { readonly history: readonly UnitHistory[] }) {
  const known = history.filter(({ supersededAt }) => supersededAt === null);
  return (
    <ol className={classes['story']}>
      {known.map((chapter) => (
        <Chapter key={chapter.from} chapter={chapter} />
      ))}
    </ol>
  );
}

function Chapter({ chapter }: { readonly chapter: UnitHistory }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { name, parentName, eventKind, decisionNumber, decisionDate } = chapter;
  const event = t(`events.${eventKind ?? 'none'}`);
  const paper =
    decisionNumber === null
      ? null
      : decisionDate === null
        ? t('history.decision', { number: decisionNumber })
        : t('history.decision-of', { number: decisionNumber, date: format.civilDate(decisionDate) });
  const below = parentName === null ? null : t('units.below', { name: parentName });
  return (
    <li className={classes['stretch']}>
      <p className={classes['when']}>{useSpanText(chapter.from, chapter.to)}</p>
      <div>
        <p className={classes['what']}>{name}</p>
        <p className={classes['note']}>{[event, below, paper].filter((part) => part !== null).join(' · ')}</p>
      </div>
    </li>
  );
}
