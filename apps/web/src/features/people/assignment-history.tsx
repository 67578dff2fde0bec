import { Accordion } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { Assignment } from './people-api.js';
import classes from './people.module.css';

/** What is known today, newest first; what was once recorded otherwise stays readable below. */
export function AssignmentHistory({ assignments }: { readonly assignments: readonly Assignment[] }) {
  const { t } = useTranslation('people');
  const known = assignments.filter(({ supersededAt }) => supersededAt === null);
  const superseded = assignments.filter(({ supersededAt }) => supersededAt !== null);
  return (
    <>
      <ol className={classes['story']}>
        {known.map((assignment) => (
          <Stretch key={assignment.id} assignment={assignment} />
        ))}
      </ol>
      {superseded.length > 0 ? (
        <Accordion variant="default" className={classes['superseded']}>
          <Accordion.Item value="superseded">
            <Accordion.Control>{t('history.superseded', { count: superseded.length })}</Accordion.Control>
            <Accordion.Panel>
              <p className={classes['note']}>{t('history.superseded-lead')}</p>
              <ol className={classes['story']} data-past>
                {superseded.map((assignment) => (
                  <Stretch key={assignment.id} assignment={assignment} />
                ))}
              </ol>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      ) : null}
    </>
  );
}

function Stretch({ assignment }: { readonly assignment: Assignment }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { unitName, position, category, kind, decisionNumber, from, to, recordedAt, supersededAt } = assignment;
  const details = [
    position,
    t(`categories.${category}`),
    decisionNumber === null ? null : t('history.decision', { number: decisionNumber }),
    supersededAt === null
      ? null
      : t('history.known-between', { from: format.instant(recordedAt), to: format.instant(supersededAt) }),
  ].filter((detail) => detail !== null && detail !== '');
  return (
    <li className={classes['stretch']}>
      <p className={classes['when']}>{useSpanText(from, to)}</p>
      <div>
        <p className={classes['what']}>
          {unitName ?? t('no-unit')}{' '}
          {kind === 'primary' ? null : <StatusBadge tone="active">{t(`kinds.${kind}`)}</StatusBadge>}
        </p>
        <p className={classes['note']}>{details.join(' · ')}</p>
      </div>
    </li>
  );
}

/** The API gives the day after the last; people read the last day. */
export function useSpanText(from: string, to: string | null): string {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (to === null) return t('span.open', { from: format.civilDate(from) });
  return t('span.closed', { from: format.civilDate(from), to: format.civilDate(dayBefore(to)) });
}

export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
