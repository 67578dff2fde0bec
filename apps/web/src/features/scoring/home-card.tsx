import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { useSession } from '~/api/session.js';
import { FreshnessNote } from './freshness-note.js';
import { ownScoreQuery, unitScoreQuery, type OwnPart } from './scoring-queries.js';
import classes from './scoring.module.css';
import { UnitBand } from './unit-band.js';

/** How does my unit stand, and what is my part in it? */
export default function ScoreHomeCard() {
  const { t } = useTranslation('scoring');
  const own = useQuery(ownScoreQuery);
  return (
    <Section title={t('home.title')} actions={<TextLink to="/unit">{t('home.open')}</TextLink>}>
      <QueryState query={own}>
        {({ part, behindSeconds }) =>
          part === null ? (
            <EmptyState title={t('home.no-part')}>{t('home.no-part-advice')}</EmptyState>
          ) : (
            <>
              <UnitLine unitId={part.unitId} />
              <OwnBars part={part} />
              <p className={classes['formula']}>
                <FreshnessNote behindSeconds={behindSeconds} />
              </p>
            </>
          )
        }
      </QueryState>
    </Section>
  );
}

function UnitLine({ unitId }: { readonly unitId: string }) {
  const { person } = useSession();
  const format = useFormat();
  const score = useQuery(unitScoreQuery(unitId, ''));
  if (!score.data) return null;
  const { unit } = score.data;
  return (
    <p className={classes['unitLine']}>
      <span>{person?.unitName ?? unit.unitName}</span>
      <strong>{format.score(Number(unit.total))}</strong>
      <UnitBand unit={unit} />
    </p>
  );
}

export function OwnBars({ part }: { readonly part: OwnPart }) {
  const { t } = useTranslation('scoring');
  return (
    <>
      <ScoreBar label={t('own.time')} value={part.creditedHalfPeriods / 2} max={part.requiredHalfPeriods / 2} />
      <ScoreBar label={t('own.months')} value={part.monthsLearned} max={part.monthsRequired} />
      <ScoreBar label={t('own.plan')} value={part.fulfilledHalfPeriods / 2} max={part.plannedHalfPeriods / 2} />
    </>
  );
}
