import { Accordion } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayBefore, today } from '~/ui/civil-days.js';
import { useFormat } from '~/ui/format.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { TextLink } from '~/ui/links.js';
import type { Assignment } from './people-api.js';
import classes from './people.module.css';

interface AssignmentHistoryProps {
  readonly personId: string;
  readonly assignments: readonly Assignment[];
  readonly mayCorrect: boolean;
}

/** What is to come, what is now and what was, newest first; what was once recorded otherwise stays readable below. */
export function AssignmentHistory({ personId, assignments, mayCorrect }: AssignmentHistoryProps) {
  const { t } = useTranslation('people');
  const known = assignments.filter(({ supersededAt }) => supersededAt === null);
  const superseded = assignments.filter(({ supersededAt }) => supersededAt !== null);
  return (
    <>
      <ol className={classes['story']}>
        {known.map((assignment) => (
          <Stretch key={assignment.id} assignment={assignment}>
            {mayCorrect ? (
              <TextLink
                to="/people/$personId/assignments/$assignmentId"
                params={{ personId, assignmentId: assignment.id }}
                className={classes['side'] ?? ''}
                aria-label={t('correct.open-named', { unit: assignment.unitName ?? t('no-unit') })}
              >
                {t('correct.open')}
              </TextLink>
            ) : null}
          </Stretch>
        ))}
      </ol>
      <Superseded count={superseded.length} lead={t('history.superseded-lead')}>
        {superseded.map((assignment) => (
          <Stretch key={assignment.id} assignment={assignment} />
        ))}
      </Superseded>
    </>
  );
}

interface SupersededProps {
  readonly count: number;
  readonly lead: string;
  readonly children: ReactNode;
}

/** Closed at first: former words of a record, for who has to explain a former figure. */
export function Superseded({ count, lead, children }: SupersededProps) {
  const { t } = useTranslation('people');
  if (count === 0) return null;
  return (
    <Accordion variant="default" className={classes['superseded']}>
      <Accordion.Item value="superseded">
        <Accordion.Control>{t('history.superseded', { count })}</Accordion.Control>
        <Accordion.Panel>
          <p className={classes['note']}>{lead}</p>
          <ol className={classes['story']} data-past>
            {children}
          </ol>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

/** Whether something is now, is over or is to come. */
export function StandingBadge({ from, to }: { readonly from: string; readonly to: string | null }) {
  const { t } = useTranslation('people');
  const day = today();
  if (day < from) return <StatusBadge>{t('standing.to-come')}</StatusBadge>;
  return to === null || day < to ? <StatusBadge tone="good">{t('standing.now')}</StatusBadge> : null;
}

function Stretch({ assignment, children }: { readonly assignment: Assignment; readonly children?: ReactNode }) {
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
          {kind === 'primary' ? null : <StatusBadge tone="active">{t(`kinds.${kind}`)}</StatusBadge>}{' '}
          {supersededAt === null ? <StandingBadge from={from} to={to} /> : null}
        </p>
        <p className={classes['note']}>{details.join(' · ')}</p>
        {children}
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
