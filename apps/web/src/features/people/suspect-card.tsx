import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import type { Suspect } from './career-api.js';
import classes from './people.module.css';

/** One of two records that may be the same person: what tells them apart at a glance. */
export function SuspectCard({ suspect }: { readonly suspect: Suspect }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { id, fullName, staffCode, birthDate, unitName, position, username, email } = suspect;
  const facts = [
    staffCode === null ? null : `${t('staff-code')}: ${staffCode}`,
    birthDate === null ? null : `${t('birth-date')}: ${format.civilDate(birthDate)}`,
    email,
    username === null ? t('account.none') : `${t('account.title')}: ${username}`,
  ].filter((fact) => fact !== null);
  return (
    <div>
      <p className={classes['what']}>
        <TextLink to="/people/$personId" params={{ personId: id }}>
          {fullName}
        </TextLink>
      </p>
      <p className={classes['note']}>{[position, unitName ?? t('no-unit')].filter(Boolean).join(' · ')}</p>
      <p className={classes['note']}>{facts.join(' · ')}</p>
    </div>
  );
}
