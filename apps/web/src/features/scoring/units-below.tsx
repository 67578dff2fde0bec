import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { unitScoresQuery } from './scoring-queries.js';
import classes from './scoring.module.css';
import { UnitBand } from './unit-band.js';

export function UnitsBelow({ unitId, periodId }: { readonly unitId: string; readonly periodId: string }) {
  const { t } = useTranslation('scoring');
  const scores = useQuery(unitScoresQuery(periodId));
  const below = scores.data?.units.filter(({ parentId, headcount }) => parentId === unitId && headcount > 0) ?? [];
  if (below.length === 0) return null;
  return (
    <Section title={t('below')}>
      <ul className={classes['indicators']}>
        {below.map((unit) => (
          <li key={unit.unitId}>
            <ScoreBar
              name={unit.unitName}
              label={
                <>
                  <TextLink to="/unit/$unitId" params={{ unitId: unit.unitId }} search={{ period: periodId }}>
                    {unit.unitName}
                  </TextLink>{' '}
                  <UnitBand unit={unit} />
                </>
              }
              value={Number(unit.total)}
              max={100}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
