import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import type { LearningYear } from './learning-queries.js';
import classes from './learning.module.css';

interface CompletionsProps {
  readonly learning: LearningYear;
  readonly empty: ReactNode;
}

export function Completions({ learning, empty }: CompletionsProps) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const description = t('completed-lead', {
    count: learning.completions.length,
    periods: format.periods(learning.creditHalfPeriods),
  });
  return (
    <Section
      title={t('completed', { year: learning.year })}
      description={learning.completions.length > 0 ? description : undefined}
    >
      {learning.completions.length === 0 ? (
        empty
      ) : (
        <ul className={classes['list']}>
          {learning.completions.map((completion) => (
            <li key={completion.id}>
              <TextLink to="/courses/$courseId" params={{ courseId: completion.courseId }}>
                {completion.courseTitle}
              </TextLink>
              <span className={classes['quiet']}>
                <CivilDate value={completion.completedOn} />
              </span>
              <span className={classes['credit']}>{format.periods(completion.creditHalfPeriods)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function Refused({ learning }: { readonly learning: LearningYear }) {
  const { t } = useTranslation('learning');
  if (learning.refused.length === 0) return null;
  return (
    <Section title={t('refused')} description={t('refused-lead')}>
      <ul className={classes['list']}>
        {learning.refused.map((fact) => (
          <li key={fact.factId}>
            <span>{fact.courseTitle}</span>
            <span className={classes['quiet']}>
              <CivilDate value={fact.occurredAt.slice(0, 10)} />
            </span>
            <span className={classes['quiet']}>{t(`reason.${fact.reasonCode}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
