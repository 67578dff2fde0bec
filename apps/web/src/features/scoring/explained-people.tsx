import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat, type Format } from '~/ui/format.js';
import type { ListState } from '~/ui/list-search.js';
import { Pager } from '~/ui/pager.js';
import { PersonName } from '~/ui/person-name.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { ExplainedPerson, Explanation } from './scoring-queries.js';
import classes from './scoring.module.css';

/** The facts behind a verdict, per kind of number. */
function figureOf(person: ExplainedPerson, source: string | null, format: Format): string {
  switch (source) {
    case 'minimum-training-time':
      return `${format.number(person.creditedHalfPeriods / 2)} / ${format.periods(person.requiredHalfPeriods)}`;
    case 'plan-fulfilment':
      return `${format.number(person.fulfilledHalfPeriods / 2)} / ${format.periods(person.plannedHalfPeriods)}`;
    case 'regular-learning':
      return `${person.monthsLearned} / ${person.monthsRequired}`;
    case 'plans-approved-in-time':
      return person.planApprovedOn === null ? '–' : format.civilDate(person.planApprovedOn);
    default:
      return '';
  }
}

interface ExplainedPeopleProps {
  readonly explanation: Explanation;
  readonly list: ListState;
  readonly stale: boolean;
}

export function ExplainedPeople({ explanation, list, stale }: ExplainedPeopleProps) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { people, counts, source } = explanation;
  if (people.length === 0) return <EmptyState title={t('nobody')}>{t('nobody-advice')}</EmptyState>;
  const filtered = list.filter('counted');
  const total =
    filtered === 'yes' ? counts.counted : filtered === 'no' ? counts.notCounted : counts.counted + counts.notCounted;
  return (
    <>
      <ul className={classes['people']} data-stale={stale || undefined}>
        {people.map((person) => (
          <li key={person.personId}>
            <PersonName name={person.fullName} detail={person.unitName} />
            <span className={classes['figure']}>{figureOf(person, source, format)}</span>
            <span className={classes['verdict']}>
              <StatusBadge tone={person.counted ? 'good' : 'neutral'}>
                {t(person.counted ? 'counted' : 'not-counted')}
              </StatusBadge>
              <span>
                {t(`reason.${person.reason}`, { days: person.eligibleDays, due: format.civilDate(person.planDueOn) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {list.q ? null : <Pager page={{ total, page: list.page, size: list.size }} onPage={list.setPage} />}
    </>
  );
}
