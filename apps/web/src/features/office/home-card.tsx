import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BandBadge } from '~/ui/band-badge.js';
import { SHOWN_BANDS } from '~/ui/bands.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { overviewQuery, type Overview } from './office-api.js';
import { OfficeFigures } from './office-figures.js';
import classes from './office.module.css';
import { linesOf } from './overview-rows.js';

/** How do the units stand, and which ones need a call? */
export default function OfficeHomeCard() {
  const { t } = useTranslation('office');
  const overview = useQuery(overviewQuery);
  return (
    <Section title={t('home.title')} actions={<TextLink to="/office">{t('home.open')}</TextLink>}>
      <QueryState query={overview}>
        {(data) => (
          <>
            <OfficeFigures overview={data} />
            <Bands overview={data} />
          </>
        )}
      </QueryState>
    </Section>
  );
}

function Bands({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('office');
  const direct = linesOf(overview).filter(({ depth }) => depth === 1);
  return (
    <ul className={classes['bands']} aria-label={t('home.bands')}>
      {SHOWN_BANDS.map((band) => (
        <li key={band}>
          <BandBadge band={band} />{' '}
          <TextLink to="/office" search={{ band, level: '1' }}>
            {t('home.units', { count: direct.filter((unit) => unit.band === band).length })}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
