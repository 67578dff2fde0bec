import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { licenceKey, type Resource } from './library-api.js';
import classes from './library.module.css';

export function ResourceFacts({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { topic, licence, language, ownerName, ownerUnitName, publishedAt, users, fileName, version } = resource;
  const licenceName = licenceKey(licence);
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{t('topic-label')}</dt>
        <dd>
          <TextLink to="/library" search={{ topic }}>
            {t(`topic.${topic}`)}
          </TextLink>
        </dd>
      </div>
      <div>
        <dt>{t('licence-label')}</dt>
        <dd>
          <strong>{t(`licence.${licenceName}`)}</strong>
          <br />
          {t(`licence-means.${licenceName}`)}
        </dd>
      </div>
      <div>
        <dt>{t('language-label')}</dt>
        <dd>{t(`language.${language}`)}</dd>
      </div>
      <div>
        <dt>{t('owner')}</dt>
        <dd>
          {ownerName}
          {ownerUnitName ? `, ${ownerUnitName}` : ''}
        </dd>
      </div>
      <div>
        <dt>{t('file-name')}</dt>
        <dd>{fileName}</dd>
      </div>
      <div>
        <dt>{t('published-on')}</dt>
        <dd>
          <CivilDate value={publishedAt} /> ({t('version', { number: version })})
        </dd>
      </div>
      <div>
        <dt>{t('users')}</dt>
        <dd>{t('users-count', { count: users, value: format.number(users) })}</dd>
      </div>
    </dl>
  );
}
