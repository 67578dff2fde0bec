import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import type { ListState } from '~/ui/list-search.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { AuditEntry } from './audit-api.js';
import classes from './audit.module.css';
import { useSentence } from './sentence.js';
import { ValuesTable } from './values-table.js';

export function EntryItem({ entry, list }: { readonly entry: AuditEntry; readonly list: ListState }) {
  const { t } = useTranslation('audit');
  const sentence = useSentence();
  return (
    <li className={classes['entry']}>
      <p className={classes['sentence']}>{sentence(entry)}</p>
      <p className={classes['quiet']}>
        <Instant value={entry.occurredAt} /> · {t('seq', { seq: entry.seq })}
        {entry.unitName ? ` · ${entry.unitName}` : null}
        {entry.purpose
          ? ` · ${t('purpose', { purpose: t([`reasons.${entry.purpose}`, 'reasons.free'], { text: entry.purpose }) })}`
          : null}
      </p>
      {entry.personalState === 'erased' ? <StatusBadge tone="neutral">{t('erased')}</StatusBadge> : null}
      <details className={classes['details']}>
        <summary>{t('more')}</summary>
        <ValuesTable entry={entry} />
        <Narrowing entry={entry} list={list} />
      </details>
    </li>
  );
}

/** From one entry to all of the same person, unit or thing. */
function Narrowing({ entry, list }: { readonly entry: AuditEntry; readonly list: ListState }) {
  const { t } = useTranslation('audit');
  const ways = [
    ['actorPersonId', entry.actorPersonId, entry.actorName],
    ['personId', entry.personId, entry.personName],
    ['unitId', entry.unitId, entry.unitName],
    ['subjectId', entry.subjectId, entry.subjectName],
  ] as const;
  return (
    <p className={classes['chosen']}>
      {ways.map(([name, id, who]) =>
        id === null || list.filter(name) === id ? null : (
          <Button key={name} variant="default" size="xs" onClick={() => list.setFilter(name, id)}>
            {t(`narrow.${name}`, { name: who ?? t('subjects.other') })}
          </Button>
        ),
      )}
    </p>
  );
}
