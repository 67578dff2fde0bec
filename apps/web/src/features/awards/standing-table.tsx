import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BandBadge } from '~/ui/band-badge.js';
import { shownBand } from '~/ui/bands.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import type { Standing } from './awards-api.js';
import classes from './awards.module.css';

interface StandingTableProps {
  readonly label: string;
  readonly standings: readonly Standing[];
  readonly onNominate: ((standing: Standing) => void) | null;
}

export function StandingTable({ label, standings, onNominate }: StandingTableProps) {
  return (
    <ol className={classes['standings']} aria-label={label}>
      {standings.map((standing) => (
        <li key={standing.unitId} className={classes['standing']}>
          <Rank standing={standing} />
          <Unit standing={standing} />
          <Score standing={standing} />
          {onNominate ? <Nominate standing={standing} onNominate={onNominate} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Rank({ standing: { rankInBand } }: { readonly standing: Standing }) {
  const { t } = useTranslation('awards');
  return (
    <span className={classes['rank']} data-first={rankInBand === 1 || undefined}>
      {rankInBand === null ? (
        <abbr title={t('standings.not-ranked')}>–</abbr>
      ) : (
        <span aria-label={t('standings.rank', { rank: rankInBand })} role="img">
          {rankInBand}
        </span>
      )}
    </span>
  );
}

function Unit({ standing: { unitId, unitName, headcount, candidateFor, readable } }: { readonly standing: Standing }) {
  const { t } = useTranslation('awards');
  return (
    <span className={classes['unit']}>
      {readable ? (
        <TextLink to="/unit/$unitId" params={{ unitId }} fw={600}>
          {unitName}
        </TextLink>
      ) : (
        <strong>{unitName}</strong>
      )}
      <span className={classes['quiet']}>
        {[
          ...(headcount === null ? [] : [t('standings.people', { count: headcount })]),
          ...(candidateFor.length > 0
            ? [t('standings.candidate', { titles: candidateFor.map((code) => t(`award.${code}`)).join(', ') })]
            : []),
        ].join(' · ')}
      </span>
    </span>
  );
}

function Score({ standing }: { readonly standing: Standing }) {
  const format = useFormat();
  return (
    <span className={classes['score']}>
      <strong>{format.score(Number(standing.total))}</strong>
      <BandBadge band={shownBand(standing)} />
    </span>
  );
}

function Nominate({
  standing,
  onNominate,
}: {
  readonly standing: Standing;
  readonly onNominate: (standing: Standing) => void;
}) {
  const { t } = useTranslation('awards');
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={t('nominate.named', { name: standing.unitName })}
      onClick={() => onNominate(standing)}
    >
      {t('nominate.short')}
    </Button>
  );
}
