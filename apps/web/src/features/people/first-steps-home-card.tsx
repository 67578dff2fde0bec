import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { peopleCountQuery } from './people-api.js';
import classes from './people.module.css';

/** With so few people nothing can be learned or scored yet. */
const STILL_EMPTY = 5;

/** What the first administrator does next; gone as soon as there are people. */
export default function FirstStepsHomeCard() {
  const { t } = useTranslation('people');
  const people = useQuery(peopleCountQuery);
  const mayImport = useCan('identity.import');
  if (people.data === undefined || people.data > STILL_EMPTY) return null;
  return (
    <Section title={t('first-steps.title')}>
      <p>{t('first-steps.lead')}</p>
      <ol className={classes['firstSteps']}>
        <li>
          <TextLink to="/units">{t('first-steps.units')}</TextLink> {t('first-steps.units-advice')}
        </li>
        <li>
          <TextLink to="/people/new">{t('first-steps.people')}</TextLink> {t('first-steps.people-advice')}
        </li>
        <li>
          <TextLink to="/people">{t('first-steps.roles')}</TextLink> {t('first-steps.roles-advice')}
        </li>
      </ol>
      {mayImport ? (
        <p className={classes['preview']}>
          {t('first-steps.import-advice')} <TextLink to="/imports">{t('first-steps.import')}</TextLink>
        </p>
      ) : null}
    </Section>
  );
}
