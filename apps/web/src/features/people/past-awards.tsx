import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '~/api/client.js';
import { useFormat } from '~/ui/format.js';
import { Section } from '~/ui/page.js';
import classes from './people.module.css';

/** More than anybody gets in a life of work. */
const MOST = 100;

const pastAwardsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', personId, 'past-awards'],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/past-awards', { params: { query: { personId, page: 1, size: MOST } }, signal })),
  });

/** Titles and commendations decided before this system was there; nothing is said where there is none. */
export function PastAwards({ personId }: { readonly personId: string }) {
  const { t, i18n } = useTranslation('people');
  const format = useFormat();
  const awards = useQuery(pastAwardsQuery(personId));
  if (!awards.data || awards.data.items.length === 0) return null;
  return (
    <Section title={t('past-awards.title')} description={t('past-awards.lead')}>
      <ol className={classes['story']}>
        {awards.data.items.map(({ id, title, year, decisionNumber, decidedOn, signer }) => (
          <li key={id} className={classes['stretch']}>
            <p className={classes['when']}>{t('past-awards.year', { year: String(year) })}</p>
            <div>
              <p className={classes['what']}>{i18n.language === 'en' ? title.en : title.vi}</p>
              <p className={classes['note']}>
                {t('past-awards.decision', { number: decisionNumber, day: format.civilDate(decidedOn) })}
                {signer === null ? null : ` · ${signer}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
