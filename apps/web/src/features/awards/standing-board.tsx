import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { EmptyState } from '~/ui/empty-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { SIZE_BANDS, standingsQuery, type Standing, type Subject } from './awards-api.js';
import classes from './awards.module.css';
import { NominateDialog } from './nominate-dialog.js';
import { StandingTable } from './standing-table.js';

/** Units among units of like size: a team of eight is never ranked against a department of two hundred. */
export function StandingBoard() {
  const { t } = useTranslation('awards');
  const standings = useQuery(standingsQuery);
  const mayNominate = useCan('awards.nominate');
  const [subject, setSubject] = useState<Subject | null>(null);
  return (
    <QueryState query={standings} loading={<LoadingState shape="table" rows={8} />}>
      {({ period, standings: all, withheld }) => (
        <>
          {all.length === 0 ? (
            <EmptyState title={t('standings.empty')}>{t('standings.empty-advice')}</EmptyState>
          ) : null}
          {SIZE_BANDS.map((band) => (
            <SizeBand
              key={band}
              band={band}
              standings={all.filter(({ sizeBand }) => sizeBand === band)}
              onNominate={
                mayNominate
                  ? ({ unitId, unitName }) => setSubject({ kind: 'collective', id: unitId, name: unitName })
                  : null
              }
            />
          ))}
          {withheld > 0 ? <p className={classes['quiet']}>{t('standings.withheld', { count: withheld })}</p> : null}
          {subject ? <NominateDialog periodId={period.id} subject={subject} onClose={() => setSubject(null)} /> : null}
        </>
      )}
    </QueryState>
  );
}

interface SizeBandProps {
  readonly band: string;
  readonly standings: readonly Standing[];
  readonly onNominate: ((standing: Standing) => void) | null;
}

function SizeBand({ band, standings, onNominate }: SizeBandProps) {
  const { t } = useTranslation('awards');
  if (standings.length === 0) return null;
  const title = t(`size.${band}`);
  return (
    <Section title={title} description={t('standings.among', { count: standings[0]?.unitsInBand ?? 0 })}>
      <StandingTable label={title} standings={standings} onNominate={onNominate} />
    </Section>
  );
}
