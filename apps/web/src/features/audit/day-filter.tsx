import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateFilter } from '~/ui/date-filter.js';
import type { ListState } from '~/ui/list-search.js';
import classes from './audit.module.css';

export function DayFilter({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('audit');
  return (
    <div className={classes['days']}>
      {(['from', 'to'] as const).map((name) => (
        <DateFilter key={name} list={list} name={name} label={t(name)} />
      ))}
    </div>
  );
}

const CHOSEN = ['actorPersonId', 'personId', 'subjectId', 'unitId'] as const;

/** What was narrowed down by a button of an entry, each to be taken off again. */
export function ChosenNarrowing({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('audit');
  const chosen = CHOSEN.filter((name) => list.filter(name) !== '');
  if (chosen.length === 0) return null;
  return (
    <p className={classes['chosen']}>
      {chosen.map((name) => (
        <Button key={name} variant="light" size="xs" onClick={() => list.setFilter(name, '')}>
          {t(`chosen.${name}`)}
        </Button>
      ))}
    </p>
  );
}
