import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import classes from './courses.module.css';

/** Where the finished course shows: in the own record and in the score of the unit. */
export function FinishedLinks({ unitId }: { readonly unitId: string | null }) {
  const { t } = useTranslation('courses');
  return (
    <p className={classes['momentLinks']}>
      <TextLink to="/my/learning">{t('moment.my-learning')}</TextLink>
      {unitId === null ? null : (
        <TextLink to="/unit/$unitId" params={{ unitId }}>
          {t('moment.unit-score')}
        </TextLink>
      )}
      <TextLink to="/courses">{t('moment.more')}</TextLink>
    </p>
  );
}
