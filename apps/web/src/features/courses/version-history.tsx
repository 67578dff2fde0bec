import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import type { CourseVersion } from './author-api.js';
import classes from './author.module.css';

export function VersionHistory({ versions }: { readonly versions: readonly CourseVersion[] }) {
  const { t } = useTranslation('courses');
  return (
    <ul className={classes['versions']}>
      {versions.map((version) => (
        <li key={version.id}>
          <span>{t(`author.version-${version.state}`, { number: version.number })}</span>
          {version.publishedAt ? <Instant value={version.publishedAt} /> : null}
          {version.state === 'draft' ? null : (
            <span>{t('author.version-people', { enrolled: version.enrolled, completed: version.completed })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
